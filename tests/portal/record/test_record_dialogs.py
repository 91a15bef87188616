"""What cannot be undone asks in a dialog, which says its verb and its deal."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from ...sharing.offer.offer_common import OfferData
from .record_common import RecordData

# State → key of the dialog, and what its button says.
ASKED = {
    "draft": ("discard", "Discard {number}"),
    "submitted": ("withdraw", "Withdraw {number}"),
    "in_review": ("withdraw", "Withdraw {number}"),
}


@tagged("post_install", "-at_install")
class TestRecordDialogs(OfferData, RecordData, PrmHttpCase):
    def setUp(self):
        super().setUp()
        self.partnership_a.contact_id = self.partner_a.partner_id

    def check(self, page, key, verb):
        """Look at the dialog of an action: what opens it, its words, its button."""
        [dialog] = page.all(f"//*[@id='prm_{key}']")
        self.assertIn("modal", dialog.get("class").split())
        self.assertEqual(dialog.get("aria-modal"), "true")
        [title] = page.texts(f"//*[@id='{dialog.get('aria-labelledby')}']")
        self.assertTrue(title)
        [button] = page.all(f"//*[@data-bs-target='#prm_{key}']")
        self.assertEqual(button.get("data-bs-toggle"), "modal")
        self.assertIn(f"prm_open_prm_{key}", button.get("class").split())
        verbs = page.texts(f"//*[@id='prm_{key}']//button[@type='submit']")
        self.assertEqual(verbs, [verb])
        # Without scripts the question stands in the page.
        self.assertIn(f"#prm_{key} {{ display: block", page.text)

    def test_each_dialog_says_its_verb_and_its_deal(self):
        for state, (key, verb) in ASKED.items():
            deal = self.in_state(state)
            page = self.visit(f"/registrations/{deal.id}", user=self.partner_a)
            with self.subTest(state=state):
                self.check(page, key, verb.format(number=deal.number))

    def test_both_answers_to_an_offer_ask(self):
        deal = self.deal(self.offer(self.lead()), self.partnership_a)
        page = self.visit(f"/offers/{deal.id}", user=self.partner_a)
        self.check(page, "accept", f"Accept {deal.number}")
        self.check(page, "decline", f"Decline {deal.number}")

    def test_nothing_of_a_deal_unfolds_within_the_page(self):
        for state in ("draft", "submitted", "action_required", "approved"):
            deal = self.in_state(state)
            page = self.visit(f"/registrations/{deal.id}", user=self.partner_a)
            main = "//main//*[@data-bs-toggle='collapse']"
            with self.subTest(state=state):
                self.assertFalse(page.all(main))

    def test_a_refused_answer_opens_its_dialog_again_with_what_was_typed(self):
        deal = self.in_state("submitted")
        address = f"/registrations/{deal.id}/withdraw"
        page = self.send(
            address, {"reason_id": "", "note": "Sold"}, user=self.partner_a
        )
        self.assertEqual((page.status, set(page.errors)), (422, {"reason"}))
        [dialog] = page.all("//*[@id='prm_withdraw']")
        self.assertIn("prm_ask_again", dialog.get("class").split())
        self.assertEqual(page.value("note"), "Sold")

    # ------------------------------------------------------------- offers everywhere

    def answers(self, page, deal):
        """Return the addresses of the answers to an offer on a page, by their names."""
        links = page.all("//*[contains(@class, 'prm_answers')]/a")
        return {
            link.get("aria-label"): link.get("href")
            for link in links
            if f"/offers/{deal.id}?" in link.get("href")
        }

    def test_home_and_list_offer_both_answers_to_who_may_give_them(self):
        deal = self.deal(self.offer(self.lead()), self.partnership_a)
        url = f"{self.HOME}/offers/{deal.id}"
        both = {
            f"Accept {deal.number}": f"{url}?open=accept",
            f"Decline {deal.number}": f"{url}?open=decline",
        }
        for address in ("", "/offers"):
            page = self.visit(address, user=self.partner_a)
            self.assertEqual(self.answers(page, deal), both, address)
        self.decline(self.partner_a, deal)
        for address in ("", "/offers?filterby=all"):
            page = self.visit(address)
            self.assertEqual(self.answers(page, deal), {}, address)

    def test_where_nobody_answers_offers_none_is_offered(self):
        deal = self.deal(self.offer(self.lead()), self.partnership_a)
        row = self.portal.section_ids.filtered(lambda row: row.key == "offers")
        row.can_edit = False
        for address in ("", "/offers"):
            page = self.visit(address, user=self.partner_a)
            self.assertEqual(self.answers(page, deal), {}, address)

    def test_an_answer_opens_its_question_and_nothing_else_does(self):
        deal = self.deal(self.offer(self.lead()), self.partnership_a)
        for opened in ("accept", "decline", "nothing"):
            page = self.visit(f"/offers/{deal.id}", user=self.partner_a, open=opened)
            ids = [each.get("id") for each in page.has_class("prm_ask_again")]
            wanted = [] if opened == "nothing" else [f"prm_{opened}"]
            self.assertEqual(ids, wanted)
