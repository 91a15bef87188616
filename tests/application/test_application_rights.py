"""Who reads and decides on applications: by button, dialog and RPC."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .application_common import ApplicationCase

OUTSIDE = ("partner_a", "supervisor_a", "portal_user", "salesperson", "employee")


@tagged("post_install", "-at_install")
class TestApplicationRights(ApplicationCase):
    def test_partners_salespeople_and_visitors_read_none(self):
        application = self.confirmed()
        for name in OUTSIDE:
            with self.subTest(user=name):
                user = getattr(self, name)
                with self.assertRaises(AccessError):
                    self.as_user(application, user).read(["name"])
                self.login(user)
                for method, arguments in (
                    ("search_read", [[]]),
                    ("web_search_read", [[], {"name": {}}]),
                    ("name_search", ["Cedar"]),
                    ("action_accept", [application.ids]),
                    ("action_decline", [application.ids]),
                    ("message_post", [application.ids]),
                ):
                    with self.refused("AccessError"):
                        self.rpc("prm.application", method, *arguments)

    def test_those_who_see_all_partners_read_what_is_confirmed(self):
        waiting, confirmed = (
            self.applied(),
            self.confirmed(email="c2@cedar.example.com"),
        )
        for user, found in (
            (self.channel_all, confirmed),
            (self.channel_admin, waiting | confirmed),
            (self.channel_own, self.env["prm.application"]),
        ):
            mine = self.env["prm.application"].with_user(user).search([])
            self.assertEqual(mine.sudo(), found.sudo(), user.login)

    def test_an_employee_with_own_partners_reads_what_is_given_to_them(self):
        application = self.confirmed()
        self.as_user(application).user_id = self.channel_own
        own = self.as_user(application, self.channel_own)
        self.assertEqual(own.search([]), own)
        self.assertEqual(application.activity_ids.user_id, self.channel_own)
        self.decide(application, "ask", self.channel_own, question="Where?")
        self.assertTrue(application.is_asked)

    def test_to_accept_takes_the_right_to_create_partnerships(self):
        application = self.confirmed()
        self.as_user(application).user_id = self.channel_own
        with self.assertRaisesRegex(AccessError, "see all partners"):
            self.accept(application, self.channel_own, program_id=self.program.id)
        self.assertEqual(application.state, "confirmed")
        self.assertTrue(self.accept(application, program_id=self.program.id))

    def test_nobody_writes_states_or_what_was_typed(self):
        application = self.as_user(self.confirmed(), self.channel_admin)
        for values in (
            {"state": "accepted"},
            {"name": "Other"},
            {"email": "x@y.example"},
            {"partnership_id": self.partnership_a.id},
            {"decided_by_id": self.employee.id},
            {"reply": "Yes"},
            {"is_known": True},
        ):
            with self.subTest(values=values), self.assertRaises(UserError):
                application.write(values)
        application.write({"program_id": self.program.id})

    def test_nobody_creates_one_by_hand(self):
        applications = self.env["prm.application"].with_user(self.channel_admin)
        with self.assertRaises(AccessError):
            applications.create(
                {"name": "x", "email": "y", "portal_id": self.portal.id}
            )

    def test_administrators_alone_delete_one_on_request(self):
        application = self.confirmed()
        with self.assertRaises(AccessError):
            self.as_user(application).unlink()
        self.as_user(application, self.channel_admin).unlink()
        self.assertFalse(application.exists())

    def test_dialogs_on_applications_of_others_are_refused(self):
        application = self.confirmed()
        for model in ("prm.application.accept", "prm.application.decision"):
            dialogs = self.env[model].with_user(self.channel_own)
            with self.assertRaises(AccessError):
                dialogs.create({"application_id": application.id})

    def test_notes_and_activities_are_not_found_by_partners(self):
        application = self.confirmed()
        ours = [("model", "=", "prm.application"), ("res_id", "=", application.id)]
        self.assertTrue(self.env["mail.message"].search(ours))
        messages = self.env["mail.message"].with_user(self.partner_a)
        self.assertFalse(messages.search(ours))
