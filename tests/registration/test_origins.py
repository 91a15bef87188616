"""What applies to a deal by its origin: who looks at it, and what is taken up again."""

from itertools import product

from lxml import etree

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from ...policy.registration_moves import STATES
from ..common import PrmCase

ENDED = ("rejected", "withdrawn", "cancelled", "expired")
ORIGINS = ("registered", "shared", "offered")
AGAIN = {"shared": "Share the opportunity again", "offered": "Offer the lead to the"}


@tagged("post_install", "-at_install")
class TestOrigins(PrmCase):
    def deal(self, origin, state):
        """Return a registration of an origin, put into a state past the moves."""
        deal = self._register().sudo()
        deal._write_guarded({"state": state})
        deal.origin = origin
        self.env.flush_all()
        self.env.invalidate_all()
        return deal.with_user(self.channel_admin)

    def test_only_what_was_registered_is_taken_up_again(self):
        for origin, state in product(ORIGINS, ENDED):
            deal = self.deal(origin, state)
            deal.reason_id = self.reasons["reopening"]
            may = origin == "registered" and state != "withdrawn"
            with self.subTest(origin=origin, state=state):
                self.assertEqual(deal._vendor_may("reopen"), may)
                if may:
                    deal.action_reopen()
                    self.assertEqual(deal.state, "in_review")
                    continue
                why = AGAIN.get(origin, "no longer possible")
                with self.assertRaisesRegex(UserError, why):
                    deal.action_reopen()
                self.assertEqual(deal.state, state)

    def test_nor_by_the_dialog(self):
        for origin in ("shared", "offered"):
            deal = self.deal(origin, "cancelled")
            dialogs = self.env["prm.registration.decision"].with_user(deal.env.user)
            dialog = dialogs.with_context(default_decision="reopen").create(
                {
                    "registration_id": deal.id,
                    "reason_id": self.reasons["reopening"].id,
                }
            )
            with self.subTest(origin=origin), self.assertRaises(UserError):
                dialog.action_confirm()
            self.assertEqual(deal.state, "cancelled")

    def test_who_is_no_administrator_is_told_that_first(self):
        deal = self.deal("offered", "cancelled").with_user(self.channel_own)
        deal.reason_id = self.reasons["reopening"]
        with self.assertRaises(UserError) as refused:
            deal.action_reopen()
        self.assertNotIn("Offer the lead", str(refused.exception))

    def test_the_page_names_a_reviewer_where_somebody_reviews(self):
        for origin, state in product(ORIGINS, ("approved", "in_review")):
            deal = self.deal(origin, state).with_user(self.supervisor_a)
            page = self.env["prm.registration.page"].with_user(self.supervisor_a)
            people = page._people(deal)
            is_reviewed = origin == "registered" or state == "in_review"
            with self.subTest(origin=origin, state=state):
                self.assertEqual(bool(people["reviewer"]), is_reviewed)
                self.assertTrue(people["manager"])

    def test_the_form_shows_the_way_that_applies(self):
        view = self.env["prm.registration"].get_view(
            self.env.ref("prm.prm_registration_view_form").id
        )
        bars = self.nodes(view["arch"], "//header/field[@widget='statusbar']")
        self.assertTrue(bars)
        reviewed = "draft,submitted,in_review,approved"
        for origin, state in product(ORIGINS, STATES):
            shown = [
                bar.get("statusbar_visible")
                for bar in bars
                if not safe_eval(
                    bar.get("invisible"), {"origin": origin, "state": state}
                )
            ]
            expected = self.expected(origin, state, reviewed)
            with self.subTest(origin=origin, state=state):
                self.assertEqual(shown, expected)

    def expected(self, origin, state, reviewed):
        """Return the bars of one origin in one state."""
        if state in ENDED:
            return ["none"]
        if origin == "registered" or state in (
            "submitted",
            "in_review",
            "action_required",
        ):
            return [reviewed]
        is_offer = origin == "offered" and state in ("offered", "approved")
        return ["offered,approved"] if is_offer else []

    def nodes(self, arch, path):
        return etree.fromstring(arch).xpath(path)
