"""What a portal's form requires is asked of employees, too."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..portal.setup.setup_common import FormSetupCase

SITE = {"string": "Site", "type": "char"}
SEATS = {"string": "Seats", "type": "integer"}


@tagged("post_install", "-at_install")
class TestEmployeeEntryAsked(FormSetupCase):
    def entered(self, **values):
        """Return a draft that an employee entered for a partner who phoned."""
        deals = self.env["prm.registration"].with_user(self.channel_own)
        return deals.create(
            {
                "name": "By telephone",
                "partnership_id": self.partnership_a.id,
                "contact_id": self.partner_a.partner_id.id,
                "customer_name": "Typed Ltd",
                **values,
            }
        )

    def assertRefused(self, deal, label):
        with self.assertRaisesRegex(UserError, f"{label}: Please fill in"):
            deal.action_submit()
        self.assertEqual(deal.state, "draft")

    def test_a_text_is_asked_for_while_it_is_shown(self):
        deal = self.entered()
        self.arrange("budget", required=True)
        self.assertRefused(deal, "Budget")
        self.arrange("budget", visible=False)
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")

    def test_days_and_choices_are_asked_for(self):
        for name, label, value in (
            ("date_closing", "Estimated closing", "2099-01-01"),
            ("offering_id", "Service or product", self.offering.id),
        ):
            self.arrange(name, required=True)
            deal = self.entered(customer_name=f"{label} Ltd")
            self.assertRefused(deal, label)
            deal[name] = value
            deal.action_submit()
            self.assertEqual(deal.state, "submitted", name)
            self.arrange(name, required=False)

    def test_all_own_questions_without_an_answer_are_told_at_once(self):
        self.ask(SITE, SEATS)
        for name in ("site", "seats"):
            self.arrange(f"question_{name}", required=True)
        deal = self.entered(properties={"site": " \u200b"})
        with self.assertRaises(UserError) as caught:
            deal.action_submit()
        for label in ("Site", "Seats"):
            self.assertIn(f"{label}: Please fill in", str(caught.exception))
        deal.properties = {"site": "Quay", "seats": 0}
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")
        self.assertEqual(self.answer(deal, "site"), "Quay")

    def test_a_yes_or_no_that_is_required_has_to_be_ticked(self):
        self.ask({"string": "Agreed", "type": "boolean"})
        self.arrange("question_agreed", required=True)
        deal = self.entered(properties={"agreed": False})
        self.assertRefused(deal, "Agreed")
        deal.properties = {"agreed": True}
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")

    def test_the_dialog_names_the_question_and_submits_nothing_without_an_answer(self):
        self.ask(SITE)
        self.arrange("question_site", required=True)
        deal = self.entered()
        wizard = self.env["prm.registration.entry"].with_user(self.channel_own)
        dialog = wizard.create({"registration_id": deal.id, "reason": "Tomorrow"})
        self.assertIn("Site: Please fill in", dialog.missing)
        with self.assertRaisesRegex(UserError, "Site: Please fill in"):
            dialog.action_confirm()
        self.assertEqual(deal.state, "draft")

    def test_what_is_optional_or_hidden_is_not_asked_for(self):
        self.ask(SITE, SEATS)
        self.arrange("question_seats", required=True)
        self.arrange("question_seats", visible=False)
        deal = self.entered()
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")
