"""An own question in a browser: added, answered, read."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestQuestionTours(PrmHttpCase):
    def test_a_question_goes_from_the_administrator_over_the_partner_to_the_reviewer(
        self,
    ):
        self.start_tour(
            f"/odoo/action-prm.prm_portal_action/{self.portal.id}",
            "prm_question_is_added",
            login=self.channel_admin.login,
        )
        [question] = self.portal.property_definition
        self.assertEqual(question["string"], "Which quay?")
        self.start_tour(
            self.HOME, "prm_question_is_answered", login=self.partner_a.login
        )
        deal = self.created(name="Quay deal")
        self.assertEqual(deal.properties[question["name"]], "Quay 7")
        self.start_tour(
            "/odoo/action-prm.prm_registration_action_review",
            "prm_question_is_read",
            login=self.channel_own.login,
        )
