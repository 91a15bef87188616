"""The one filled button of a page is its next step."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from ...sharing.offer.offer_common import OfferData
from .record_common import STATES, RecordData

# What a page offers beyond the button that registers a deal.
STEPS = {
    "draft": "prm_edit",
    "action_required": "prm_edit",
}
PAGES = (
    "",
    "/registrations",
    "/registrations?view=all&filterby=all",
    "/registrations?layout=board",
    "/opportunities",
    "/registrations/new",
    "/offers",
    "/contacts",
    "/contacts/new",
    "/inbox",
    "/program",
    "/documents",
    "/news",
    "/colleagues",
    "/directory",
    "/saved",
    "/settings",
    "/settings/notifications",
    "/profile",
)


@tagged("post_install", "-at_install")
class TestRecordNextStep(OfferData, RecordData, PrmHttpCase):
    def filled(self, page):
        """Return the filled buttons; a dialog that is closed has its own."""
        buttons = page.all(
            "//div[contains(concat(' ', @class, ' '), ' prm_portal ')]"
            "//*[self::a or self::button]"
            "[contains(concat(' ', @class, ' '), ' btn-primary ')]"
            "[not(ancestor::*[contains(concat(' ', @class, ' '), ' modal ')])]"
        )
        return [button.get("class").split()[0] for button in buttons]

    def test_a_deal_has_one_in_every_state(self):
        for state in STATES:
            deal = self.in_state(state)
            page = self.visit(f"/registrations/{deal.id}", user=self.partner_a)
            with self.subTest(state=state):
                step = STEPS.get(state, "prm_register")
                self.assertEqual(self.filled(page), [step])

    def test_an_offer_has_one_before_and_after_the_answer(self):
        self.partnership_a.contact_id = self.partner_a.partner_id
        deal = self.deal(self.offer(self.lead()), self.partnership_a)
        page = self.visit(f"/offers/{deal.id}", user=self.partner_a)
        self.assertEqual(self.filled(page), ["prm_open_accept"])
        self.decline(self.partner_a, deal)
        page = self.visit(f"/offers/{deal.id}")
        page = self.visit(page.location) if page.status == 303 else page
        self.assertEqual(self.filled(page), ["prm_register"])

    def test_no_page_has_more_than_one(self):
        self.partnership_a.contact_id = self.partner_a.partner_id
        self.offer(self.lead())
        for state in ("submitted", "action_required", "approved"):
            self.in_state(state)
        shown = 0
        for user in (self.partner_a, self.supervisor_a):
            self.login(user)
            for address in PAGES:
                page = self.visit(address)
                with self.subTest(user=user.login, address=address):
                    self.assertLessEqual(len(self.filled(page)), 1)
                shown += page.status == 200
        self.assertGreater(shown, len(PAGES))
