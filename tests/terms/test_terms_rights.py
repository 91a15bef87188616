"""Terms and acceptances over RPC: partners read what is theirs, and write nothing."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import PrmCase
from .terms_common import TermsData


@tagged("post_install", "-at_install")
class TestTermsRights(TermsData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.elsewhere = cls.program.copy()

    def setUp(self):
        super().setUp()
        self.terms, self.hidden = self.publish(), self.draft()
        self.foreign = self.publish(self.elsewhere)
        self.own = self.accept()
        self.other = self.accept(self.supervisor_b)

    def seen(self, record, user):
        """Return the records that ``user`` finds of the model of ``record``."""
        return record.with_user(user).search([]).sudo(False).with_env(self.env)

    def test_partners_read_published_terms_of_their_programs(self):
        for user in (self.partner_a, self.supervisor_a, self.partner_b):
            self.assertEqual(self.seen(self.terms, user), self.terms)
            mine = self.terms.with_user(user)
            self.assertEqual(mine.read(["version", "body"])[0]["version"], 1)
            for name in ("checksum", "published_by_id", "file", "acceptance_ids"):
                with self.assertRaises(AccessError):
                    mine.read([name])
            for record in (self.hidden, self.foreign):
                with self.assertRaises(AccessError):
                    record.with_user(user).read(["version"])

    def test_partners_read_their_own_organization_s_acceptances(self):
        for user in (self.partner_a, self.supervisor_a):
            self.assertEqual(self.seen(self.own, user), self.own)
            mine = self.own.with_user(user)
            self.assertEqual(mine.read(["version"])[0]["version"], 1)
            for name in ("signature", "checksum", "member_id"):
                with self.assertRaises(AccessError):
                    mine.read([name])
            with self.assertRaises(AccessError):
                self.other.with_user(user).read(["version"])

    def test_partners_and_employees_write_no_acceptance(self):
        values = {
            "partnership_id": self.partnership_a.id,
            "terms_id": self.terms.id,
            "program_id": self.program.id,
            "version": 1,
            "name": "Forged",
            "date": "2026-01-01 00:00:00",
            "checksum": "0",
        }
        users = (self.supervisor_a, self.channel_own, self.channel_admin)
        for user in users:
            mine = self.own.with_user(user)
            for call in (
                lambda mine=mine: mine.create(values),
                lambda mine=mine: mine.write({"name": "Forged"}),
                lambda mine=mine: mine.unlink(),
            ):
                with self.assertRaises(UserError):
                    call()

    def test_partners_publish_nothing(self):
        for user in (self.partner_a, self.supervisor_a):
            for call in (
                lambda user=user: self.hidden.with_user(user).action_publish(),
                lambda user=user: self.terms.with_user(user).write({"body": "x"}),
                lambda user=user: self.terms.with_user(user).create(
                    {"program_id": self.program.id}
                ),
            ):
                with self.assertRaises(AccessError):
                    call()

    def test_own_partners_channel_reads_own_acceptances_all_reads_all(self):
        both = self.own | self.other
        self.assertEqual(self.seen(self.own, self.channel_all) & both, both)
        self.assertEqual(self.seen(self.own, self.channel_other) & both, both.browse())
        for user in (self.salesperson, self.employee, self.portal_user):
            for record in (self.own, self.terms):
                with self.assertRaises(AccessError):
                    record.with_user(user).read(["version"])

    def test_who_lost_access_reads_nothing_more(self):
        self.supervisor_a.sudo().prm_member_ids.write({"state": "disabled"})
        self.env.invalidate_all()
        for record in (self.own, self.terms):
            with self.assertRaises(AccessError):
                record.with_user(self.supervisor_a).read(["version"])
