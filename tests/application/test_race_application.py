"""Two decide at the same moment; a form is sent twice at once: real transactions."""

import uuid

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..race_common import RaceCase

EMAIL = "cole@cedar.example.com"


@tagged("post_install", "-at_install")
class TestRaceApplication(RaceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.committed():
            portal = cls.portal.with_env(cls.env)
            portal.accepts_applications = True

    def confirmed(self):
        with self.committed():
            application = self._application(self.here(self.portal))
            return application.id

    def _application(self, portal):
        values = {
            "portal_id": portal.id,
            "name": "Cedar",
            "email": EMAIL,
            "last_name": "Cole",
        }
        application = self.env["prm.application"].create(values)
        self.env["prm.application.entrance"]._confirm(application.sudo())
        return application

    def accepting(self, application_id):
        def accept(env):
            values = {"application_id": application_id, "user_id": env.uid}
            env["prm.application.accept"].create(values).action_confirm()

        return accept

    def declining(self, application_id):
        reason_id = self.reasons["application"].id

        def decline(env):
            values = {
                "application_id": application_id,
                "decision": "decline",
                "reason_id": reason_id,
            }
            env["prm.application.decision"].create(values).action_confirm()

        return decline

    def partnerships(self):
        with self.committed():
            found = self.env["prm.partnership"].search(
                [("partner_id.name", "=", "Cedar")]
            )
            return len(found)

    def test_accepted_twice_makes_one_partner(self):
        number, before = self.confirmed(), self.partnerships()
        outcomes = self.race(
            (self.channel_all, self.accepting(number)),
            (self.channel_admin, self.accepting(number)),
        )
        self.assertOneOf(outcomes, UserError, "decided first")
        self.assertEqual(self.partnerships() - before, 1)

    def test_of_accept_and_decline_one_wins_and_the_other_hears_who(self):
        number, before = self.confirmed(), self.partnerships()
        outcomes = self.race(
            (self.channel_all, self.accepting(number)),
            (self.channel_admin, self.declining(number)),
        )
        self.assertOneOf(outcomes, UserError, "decided first")
        with self.committed():
            application = self.env["prm.application"].browse(number)
            is_accepted = application.state == "accepted"
        self.assertEqual(self.partnerships() - before, int(is_accepted))

    def test_a_form_sent_twice_at_once_makes_one(self):
        values = {
            "name": "Twice",
            "website": False,
            "country_id": False,
            "vat": False,
            "first_name": "Carl",
            "last_name": "Cole",
            "email": f"{uuid.uuid4().hex}@cedar.example.com",
            "phone": False,
            "why": "We sell.",
        }
        token, path = uuid.uuid4().hex, "test"

        def apply(env):
            portal_sudo = env["prm.portal"]._applied_to_sudo(path)
            env["prm.application.entrance"]._apply(portal_sudo, values, token)

        outcomes = self.race((self.public_user, apply), (self.public_user, apply))
        self.assertEqual(outcomes, [None, None])
        with self.committed():
            found = self.env["prm.application"].search([("name", "=", "Twice")])
            mails = self.env["mail.mail"].search([("email_to", "=", values["email"])])
            self.assertEqual((len(found), len(mails)), (1, 1))

    def test_confirmed_twice_at_once_tells_employees_once(self):
        with self.committed():
            portal = self.here(self.portal)
            portal.application_user_id = self.here(self.channel_all)
            application = self.env["prm.application"].create(
                {
                    "portal_id": portal.id,
                    "name": "Cedar",
                    "email": EMAIL,
                    "user_id": self.channel_all.id,
                }
            )
            number = application.id

        def confirm(env):
            application_sudo = env["prm.application"].sudo().browse(number)
            env["prm.application.entrance"]._confirm(application_sudo)

        outcomes = self.race((self.public_user, confirm), (self.public_user, confirm))
        self.assertEqual(outcomes, [None, None])
        with self.committed():
            application = self.env["prm.application"].browse(number)
            self.assertEqual(application.state, "confirmed")
            self.assertEqual(len(application.activity_ids), 1)
