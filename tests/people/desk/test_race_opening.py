"""Two employees give the same partner access in another company at the same moment."""

from odoo.tests import tagged

from ...race_common import RaceCase, highest_ids, remove_newer


@tagged("post_install", "-at_install")
class TestRaceOpening(RaceCase):
    """The partner works with the first company, and with the second one from now on."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.committed():
            own = {
                name: getattr(cls, name).with_env(cls.env)
                for name in ("channel_own", "channel_admin", "channel_all")
            }
            company = cls.env["res.company"].create({"name": "Second company"})
            for user in own.values():
                user.company_ids += company
            portal = cls.env["prm.portal"].create(
                {
                    "name": "Second portal",
                    "path": "second",
                    "state": "active",
                    "company_id": company.id,
                }
            )
            program = cls.env["prm.program"].create(
                {"name": "Second program", "portal_id": portal.id}
            )
            cls._create_tiers(program, 0)
            cls.second, cls.second_program = company, program
            cls.people = {
                user.id: user.with_env(cls.env).partner_id.id
                for user in (cls.partner_a, cls.colleague_a)
            }

    def opening(self, *people, **values):
        """Return what an employee confirms in the dialog, in the second company."""

        def confirm(env):
            dialogs = env["prm.partner.open"].with_context(
                allowed_company_ids=self.second.ids
            )
            dialog = dialogs.create(
                {
                    "partner_id": self.organization_a.id,
                    "person_ids": [(6, 0, [self.people[user.id] for user in people])],
                    "program_id": self.second_program.id,
                    **values,
                }
            )
            return dialog.action_confirm()["res_id"]

        return confirm

    def here_now(self):
        """Return the partnerships of the second company, and who is in them."""
        found = self.env["prm.partnership"].search(
            [
                ("partner_id", "=", self.organization_a.id),
                ("company_id", "=", self.second.id),
            ]
        )
        return found, found.member_ids

    def setUp(self):
        super().setUp()
        with self.registry.cursor() as cr:
            before = highest_ids(cr)
        self.addCleanup(self.remove_partnerships, before)

    def remove_partnerships(self, before):
        """Remove what one test has opened."""
        with self.registry.cursor() as cr:
            remove_newer(cr, before)
        self.registry.clear_all_caches()
        self.registry.signal_changes()

    def test_different_people_make_one_partnership_with_both(self):
        outcomes = self.race(
            (self.channel_all, self.opening(self.partner_a)),
            (self.channel_admin, self.opening(self.colleague_a)),
        )
        with self.committed():
            found, members = self.here_now()
            self.assertEqual(outcomes, [found.id, found.id])
            self.assertEqual(found.state, "active")
            self.assertEqual(
                set(members.user_id.ids), {self.partner_a.id, self.colleague_a.id}
            )

    def test_the_same_person_gets_one_access_and_one_mail(self):
        with self.committed():
            mails = self.env["mail.mail"].search_count([])
        outcomes = self.race(
            (self.channel_all, self.opening(self.partner_a)),
            (self.channel_admin, self.opening(self.partner_a)),
        )
        with self.committed():
            found, members = self.here_now()
            self.assertEqual(len(found), 1)
            self.assertEqual(members.user_id.ids, self.partner_a.ids)
            self.assertEqual(self.env["mail.mail"].search_count([]) - mails, 1)
        self.assertOneOf(outcomes, Exception, "already has access")

    def test_a_draft_is_begun_once(self):
        with self.committed():
            draft = self._create_partnership(
                self.here(self.organization_a),
                self.here(self.second_program),
                activate=False,
            )
        outcomes = self.race(
            (self.channel_all, self.opening(self.partner_a)),
            (self.channel_admin, self.opening(self.colleague_a)),
        )
        self.assertEqual(outcomes, [draft.id, draft.id])
        with self.committed():
            found, members = self.here_now()
            self.assertEqual(found.ids, draft.ids)
            self.assertEqual(found.state, "active")
            self.assertEqual(len(members), 2)
