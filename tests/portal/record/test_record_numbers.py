"""No line ends within the number of a deal."""

import re

from odoo.tests import tagged

from ....models.common.formatting import unbroken
from ...http_common import PrmHttpCase
from ...sharing.offer.offer_common import OfferData
from .record_common import STATES, RecordData

PAGES = (
    "",
    "/registrations",
    "/registrations?layout=board",
    "/opportunities",
    "/offers",
    "/news",
    "/program?tab=deals",
    "/settings/notifications",
)
# Where a text is never laid out in lines.
BESIDE = ("script", "style", "title", "option", "template", "noscript")


@tagged("post_install", "-at_install")
class TestRecordNumbers(OfferData, RecordData, PrmHttpCase):
    def broken(self, page, number):
        """Return the texts with a number that may break within."""
        found = page.all(f"//body//text()[contains(., '{number}')]")
        return [
            text.strip()
            for text in found
            if (element := text.getparent()).tag not in BESIDE
            if not any(
                "text-nowrap" in (each.get("class") or "")
                for each in (element, *element.iterancestors())
            )
        ]

    def test_a_deal_keeps_its_number_whole_on_its_page(self):
        for state in STATES:
            deal = self.in_state(state)
            self.assertTrue(re.fullmatch(r"\w+-\d+", deal.number))
            page = self.visit(f"/registrations/{deal.id}", user=self.partner_a)
            with self.subTest(state=state):
                self.assertIn(deal.number, page.text)
                self.assertEqual(self.broken(page, deal.number), [])

    def test_no_page_breaks_a_number(self):
        self.partnership_a.contact_id = self.partner_a.partner_id
        deals = [self.in_state(state) for state in ("draft", "submitted", "approved")]
        deals.append(self.in_state("action_required"))
        deals.append(self.deal(self.offer(self.lead()), self.partnership_a))
        self.login(self.partner_a)
        pages = [*PAGES, f"/registrations/{deals[1].id}/clone"]
        pages += [f"/registrations/{deals[3].id}/edit", f"/offers/{deals[4].id}"]
        for address in pages:
            page = self.visit(address)
            for deal in deals:
                with self.subTest(address=address, number=deal.number):
                    self.assertEqual(self.broken(page, deal.number), [])

    def test_the_rest_of_a_text_is_escaped(self):
        self.assertEqual(
            unbroken("<b>REG-0042</b> of A&B"),
            '&lt;b&gt;<bdi dir="ltr" class="text-nowrap">REG-0042</bdi>'
            "&lt;/b&gt; of A&amp;B",
        )
        self.assertEqual(unbroken("Wi-Fi at 10"), "Wi-Fi at 10")
        self.assertEqual(unbroken(False), "")
