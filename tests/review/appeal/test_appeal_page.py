"""The appeal on the page of a deal: the dialog, what is wrong, how it stands."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .appeal_common import REASON, AppealData


@tagged("-at_install", "post_install")
class TestAppealPage(AppealData, PrmHttpCase):
    def show(self, deal, user=None):
        return self.visit(f"/registrations/{deal.id}", user or self.partner_a)

    def post(self, deal, user=None, **data):
        address = f"/registrations/{deal.id}/appeal"
        return self.send(address, data, user=user or self.partner_a)

    def test_the_dialog_is_sent_once_and_the_page_says_who_looks_at_it(self):
        self.portal.appeal_user_id = self.channel_all
        deal = self.rejected()
        page = self.show(deal)
        self.assertTrue(page.has_class("prm_open_prm_appeal"))
        token = page.value("appeal_token")
        for _time in range(2):  # a double click
            answer = self.post(deal, appeal=REASON, appeal_token=token)
            self.assertEqual(answer.status, 303)
        self.assertEqual(len(deal.appeal_ids), 1)
        page = self.visit(answer.location)
        self.assertIn("Your appeal was sent", page.text)
        [card] = page.texts("//section[contains(@class, 'prm_appeal')]")
        self.assertIn(f"{self.channel_all.name} looks at it again and answers by", card)
        self.assertIn(REASON, card)
        self.assertIn("We look at it again and answer you here.", page.text)
        self.assertFalse(page.has_class("prm_open_prm_appeal"))

    def test_what_is_wrong_is_told_in_the_dialog_and_nothing_is_lost(self):
        deal = self.rejected()
        for typed in (" ", "x" * 2001):
            page = self.post(deal, appeal=typed)
            self.assertEqual(page.status, 422)
            self.assertEqual(list(page.errors), ["appeal"])
            self.assertEqual(page.value("appeal").strip(), typed.strip())
            self.assertTrue(page.has_class("prm_ask_again"))
        self.assertFalse(deal.appeal_ids)

    def test_what_is_not_offered_is_refused_with_a_sentence(self):
        deal = self.rejected()
        self.portal.let_appeal = False
        self.assertFalse(self.show(deal).has_class("prm_open_prm_appeal"))
        page = self.post(deal, appeal=REASON)
        self.assertIn("does not accept appeals", page.text)
        self.assertFalse(deal.appeal_ids)

    def test_deals_of_others_and_missing_ones_are_not_found_alike(self):
        deal = self.rejected()
        for user in (self.partner_b, self.supervisor_b):
            self.assertEqual(self.post(deal, user, appeal=REASON).status, 404)
        address = f"/registrations/{deal.id + 10_000}/appeal"
        missing = self.send(address, {"appeal": REASON}, user=self.partner_a)
        self.assertEqual(missing.status, 404)
        self.assertFalse(deal.appeal_ids)

    def test_an_employee_s_answer_is_text_and_never_markup(self):
        deal = self.rejected()
        appeal = self.ask(deal, reason="<b>Why</b>")
        self.decline(appeal, answer="<script>alert(1)</script>")
        page = self.show(deal)
        self.assertFalse(page.all("//section[contains(@class,'prm_appeal')]//script"))
        self.assertIn("&lt;script&gt;", page.text)
        self.assertIn("&lt;b&gt;Why", page.text)

    def test_the_page_of_a_deal_with_an_appeal_stays_light(self):
        deal = self.rejected()
        self.decline(self.ask(deal, reason="x" * 2000), answer="y" * 2000)
        self.assertLess(len(self.show(deal).text), 60_000)
