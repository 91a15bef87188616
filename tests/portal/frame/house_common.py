"""A portal in which each page has something to show, and each state is there."""

from ...sharing.contact.contact_common import ContactData
from ...sharing.offer.offer_common import OfferData
from ..sections.section_common import SectionData


class HouseData(OfferData, SectionData, ContactData):
    """To be mixed into a test case of ours; ``furnish`` after its set-up."""

    PAGES = (
        "",
        "/registrations",
        "/registrations?filterby=action_required",
        "/registrations?search=nothing+like+that",
        "/registrations?filters=open",
        "/registrations?layout=board",
        "/registrations/new",
        "/registrations/bulk",
        "/opportunities",
        "/offers",
        "/contacts",
        "/contacts/new",
        "/inbox",
        "/program",
        "/program?tab=benefits",
        "/program?tab=certificates",
        "/program?tab=funds",
        "/program?tab=history",
        "/documents",
        "/colleagues",
        "/profile",
        "/profile/organization",
        "/settings",
        "/settings/notifications",
        "/news",
        "/saved?list=registrations",
        "/terms",
        "/nowhere",
    )
    # What other apps change of them: the header, fields, blocks of home and record.
    CHANGED = ("", "/registrations", "/registrations/new", "/program", "/nowhere")
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
        records += self._people_pages()
        offered = self.deal(self.offer(self.lead()), self.partnership_a)
        self._publish_terms()
        self._forget()
        pages = [f"{self.HOME}{page}" for page in (*self.PAGES, *records)]
        return [*pages, f"{self.HOME}/offers/{offered.id}", *self.CORE_PAGES]

    def _people_pages(self):
        """Return the pages of a contact, of one that waits, and of a colleague."""
        contact, waiting = self._add(self.supervisor_a), self._share()
        member = self.partner_a.prm_member_ids
        return [
            f"/contacts/{contact.id}",
            f"/inbox/{waiting.id}",
            f"/colleagues/{member.id}",
        ]

    def _publish_terms(self):
        """Let a supervisor sign terms of the program."""
        self.program.terms_signature = True
        terms = self.env["prm.program.terms"].create(
            {"program_id": self.program.id, "body": "<p>Partners keep secrets.</p>"}
        )
        terms.with_user(self.channel_admin).action_publish()

    def furnish_beside(self):
        """Return the addresses that other apps change, and those that they add."""
        won = self._won()
        self._forget()
        sections = self.env["prm.portal.sections"].with_user(self.supervisor_a)
        found = [each["url"] for each in sections._navigation(self.portal)]
        known = [f"{self.HOME}{page}" for page in self.PAGES]
        added = [url for url in found if url not in known]
        self._forget()
        pages = [f"{self.HOME}{page}" for page in self.CHANGED]
        record = f"{self.HOME}/registrations/{won.id}"
        return [*pages, record, *added, *self.CORE_PAGES]

    def _deals_by_state(self):
        """Return state or ending → a deal; a draft is seen by its author alone."""
        draft = self._register(self.supervisor_a, submit=False)
        deals = {"draft": draft, "submitted": self._register()}
        deals["action_required"] = self._decided("return", flagged_fields="budget")
        reason = self.reasons["rejection"]
        deals["rejected"] = self._decided("reject", reason_id=reason.id)
        reason = self.reasons["cancellation"]
        deals["cancelled"] = self._decided("cancel", reason_id=reason.id)
        deals["in_review"] = self._register()
        deals["in_review"].with_user(self.channel_own).action_start_review()
        deals["expired"] = self._open()
        deals["expired"].sudo()._move_to("expired")
        deals["withdrawn"] = self._register()
        deals["withdrawn"]._withdraw(self.reasons["withdrawal"].id)
        deals["approved"], deals["won"] = self._open(), self._won()
        deals["lost"] = self._open()
        # By the vendor: an outcome that a partner sets waits to be confirmed.
        deals["lost"].with_env(self.env).lead_id.action_set_lost()
        return deals

    def _decided(self, decision, **values):
        """Return a deal that was returned or rejected."""
        deal = self._register(budget="10 k").with_user(self.channel_own)
        deal.write({"decision_note": "How much is it?", **values})
        getattr(deal, f"action_{decision}")()
        return deal
