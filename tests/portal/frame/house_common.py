"""A portal in which each page has something to show, and each state is there."""

from ..sections.section_common import SectionData


class HouseData(SectionData):
    """To be mixed into a test case of ours; ``furnish`` after its set-up."""

    PAGES = (
        "",
        "/registrations",
        "/registrations?filterby=action_required",
        "/registrations?search=nothing+like+that",
        "/registrations/new",
        "/registrations/bulk",
        "/opportunities",
        "/offers",
        "/contacts",
        "/contacts/new",
        "/inbox",
        "/program",
        "/documents",
        "/colleagues",
        "/profile",
        "/profile/organization",
        "/settings",
        "/settings/notifications",
        "/news",
        "/saved",
        "/nowhere",
    )
    # Odoo's, in our frame.
    CORE_PAGES = ("/my/home", "/my/account", "/my/addresses", "/my/security")

    def furnish(self):
        """Make a deal in each state and an offer; return the addresses of all pages."""
        deals = self._deals_by_state()
        records = [f"/registrations/{deal.id}" for deal in deals.values()]
        records += [
            f"/opportunities/{deals['won'].id}",
            f"/registrations/{deals['draft'].id}/edit",
            f"/registrations/{deals['action_required'].id}/edit",
            f"/registrations/{deals['submitted'].id}/clone",
        ]
        offer = self._create_offer(self.partnership_a)
        self._forget()
        pages = [f"{self.HOME}{page}" for page in (*self.PAGES, *records)]
        return [*pages, f"{self.HOME}/offers/{offer.id}", *self.CORE_PAGES]

    def _deals_by_state(self):
        """Return state or ending → a deal of the author."""
        deals = {"draft": self._register(submit=False), "submitted": self._register()}
        deals["action_required"] = self._decided("return", flagged_fields="budget")
        reason = self.reasons["rejection"]
        deals["rejected"] = self._decided("reject", reason_id=reason.id)
        deals["withdrawn"] = self._register()
        deals["withdrawn"]._withdraw(self.reasons["withdrawal"].id)
        deals["approved"], deals["won"] = self._open(), self._won()
        deals["lost"] = self._open()
        deals["lost"].sudo().lead_id.action_set_lost()
        return deals

    def _decided(self, decision, **values):
        """Return a deal that was returned or rejected."""
        deal = self._register(budget="10 k").with_user(self.channel_own)
        deal.write({"decision_note": "How much is it?", **values})
        getattr(deal, f"action_{decision}")()
        return deal
