"""Who may accept terms, until when; once, and for ever."""

from datetime import date, timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from ...models.common.errors import RegistrationRefused
from ..common import PrmCase
from .terms_common import NAME, PIXEL, TermsData


@tagged("post_install", "-at_install")
class TestTermsAccepted(TermsData, PrmCase):
    def refused(self, code, *args, **kwargs):
        with self.assertRaises(RegistrationRefused) as caught:
            self.accept(*args, **kwargs)
        self.assertIn(code, caught.exception.errors.values())
        self.assertFalse(self.acceptances())

    def test_a_supervisor_accepts_for_the_organization(self):
        terms = self.publish()
        acceptance = self.accept()
        self.assertEqual(acceptance.partnership_id, self.partnership_a)
        self.assertEqual(acceptance.program_id, self.program)
        self.assertEqual((acceptance.terms_id, acceptance.version), (terms, 1))
        self.assertEqual(acceptance.member_id.user_id, self.supervisor_a)
        self.assertEqual(acceptance.name, NAME)
        self.assertEqual(acceptance.checksum, terms.checksum)
        now = fields.Datetime.now()
        self.assertLess(now - acceptance.date, timedelta(minutes=1))

    def test_plain_partners_accept_where_the_program_lets_any_member(self):
        self.publish()
        self.refused("terms_by_supervisor", self.partner_a)
        self.program.terms_acceptors = "members"
        self.assertEqual(self.accept(self.partner_a).member_id.user_id, self.partner_a)

    def test_once_is_enough_whoever_says_it_again(self):
        self.publish()
        self.program.terms_acceptors = "members"
        first = self.accept()
        self.assertEqual(self.accept(name="Somebody else"), first)
        self.assertEqual(self.accept(self.partner_a, name="Paul Partner"), first)
        self.assertEqual(self.acceptances(), first)
        self.assertEqual(first.name, NAME)

    def test_a_version_of_before_is_refused_and_the_new_one_waits(self):
        self.publish()
        self.publish()
        self.refused("terms_outdated", version=1)
        self.refused("terms_outdated", version=0)
        self.refused("terms_outdated", version=3)
        self.assertEqual(self.accept(version=2).version, 2)

    def test_a_new_version_is_accepted_again_and_both_stay(self):
        self.publish()
        self.accept()
        self.assertFalse(self.partnership_a.terms_waiting)
        self.publish()
        self.partnership_a.invalidate_recordset()
        self.assertTrue(self.partnership_a.terms_waiting)
        self.accept(version=2)
        versions = self.acceptances(partnership_id=self.partnership_a.id)
        self.assertEqual(sorted(versions.mapped("version")), [1, 2])

    def test_name_and_signature_are_asked_for(self):
        self.publish()
        self.refused("terms_name", name="")
        self.program.terms_signature = True
        self.refused("terms_signature")
        acceptance = self.accept(signature=PIXEL)
        self.assertTrue(acceptance.signature)

    def test_nothing_is_accepted_where_there_is_nothing(self):
        self.refused("terms_none", version=0)
        self.draft()
        self.refused("terms_none", version=0)

    def test_an_acceptance_is_never_changed_nor_deleted(self):
        self.publish()
        acceptance = self.accept()
        for user in (self.env.user, self.channel_admin, self.supervisor_a):
            for record in (
                acceptance.with_user(user),
                acceptance.with_user(user).sudo(),
            ):
                with self.assertRaises(UserError):
                    record.write({"name": "Somebody else"})
                with self.assertRaises(UserError):
                    record.unlink()
        with self.assertRaises(UserError):
            acceptance.with_user(self.channel_admin).copy()
        self.assertEqual(acceptance.name, NAME)

    def test_it_stays_when_the_person_is_removed(self):
        self.publish()
        acceptance = self.accept()
        acceptance.member_id.unlink()
        self.env.invalidate_all()
        self.assertFalse(acceptance.member_id)
        self.assertEqual(acceptance.name, NAME)

    def test_the_filter_finds_who_has_not_accepted(self):
        both = self.partnership_a | self.partnership_b

        def found(value):
            domain = [("terms_waiting", "=", value)]
            return both & self.env["prm.partnership"].search(domain)

        self.assertFalse(found(True))
        self.publish()
        self.assertEqual(found(True), both)
        self.accept()
        self.assertEqual(found(True), self.partnership_b)
        self.assertEqual(found(False), self.partnership_a)
        for partnership in both:
            is_found = partnership in found(True)
            self.assertEqual(partnership.terms_waiting, is_found)
        self.partnership_b.action_suspend()
        self.assertFalse(found(True))
        self.assertFalse(self.partnership_b.terms_waiting)

    def test_another_program_has_terms_of_its_own(self):
        self.publish()
        self.accept()
        other = self.program.copy()
        self.publish(other)
        self.partnership_a.program_id = other
        self.assertTrue(self.partnership_a.terms_waiting)
        self.assertEqual(self.accept().program_id, other)

    def test_the_days_count_from_the_latest_of_three_days(self):
        desk, day = self.env["prm.terms.desk"], date(2026, 3, 6)
        with freeze_time("2026-03-06 12:00:00"):
            self.program.terms_days = 10
            self.publish(date_from="2026-03-01")
        partnership = self.partnership_a.sudo()
        partnership.activated_on = date(2026, 1, 1)
        self.assertEqual(desk._until(partnership), day + timedelta(10))
        partnership.activated_on = date(2026, 5, 1)
        self.assertEqual(desk._until(partnership), date(2026, 5, 11))
        partnership.activated_on = False
        self.program.terms_days = 3
        self.assertEqual(desk._until(partnership), day + timedelta(10))
        with freeze_time("2026-03-06 12:00:00"):
            self.publish(date_from="2026-04-01")
        self.assertEqual(desk._until(partnership), date(2026, 4, 4))
