"""The partner's pages of a proposal: the form, and how it stands."""

from odoo import api, models

# What stands on the page of a deal; what was taken back is gone.
TOLD = ("pending", "accepted", "rejected", "closed")


class PrmDealProposalPage(models.AbstractModel):
    """Plain values for the pages, in the reader's language."""

    _name = "prm.deal.proposal.page"
    _description = "Pages of proposed changes"

    @api.model
    def _cards(self, registration):
        """Return the cards of the form, as those of the registration form are.

        :param registration: one that the reader may read
        """
        fields_ = self.env["prm.registration.fields"]
        titles = {
            "details": self.env._("The deal"),
            "contact": self.env._("The contact"),
            "company": self.env._("The customer company"),
        }
        entries = self.env["prm.deal.proposal"]._entries(registration.portal_id)
        cards = {
            card: [entry for entry in entries if entry.card == card] for card in titles
        }
        return [
            {
                "key": card,
                "title": titles[card],
                "parts": [{"name": "", "lines": fields_._lines(of_card, ())}],
            }
            for card, of_card in cards.items()
            if of_card
        ]

    @api.model
    def _texts(self, registration):
        """Return field → text of what stands in the deal.

        :param registration: one that the reader may read
        """
        current = self.env["prm.deal.proposal"]._rules(registration)["current"]
        as_text = self.env["prm.registration.answers"]._as_text
        return {name: as_text(value) for name, value in current.items()}

    @api.model
    def _last(self, registration):
        """Return how the last proposal of a deal stands, or None.

        :param registration: one that the reader may read
        """
        if not registration._shows("opportunities"):
            return None
        changes_sudo = registration.sudo().change_ids
        change_sudo = changes_sudo.filtered(lambda each: each.state in TOLD)[:1]
        if not change_sudo:
            return None
        return {
            "state": change_sudo.state,
            "headline": self._headline(change_sudo),
            "rows": change_sudo._rows(),
            "note": change_sudo.note or "",
            "may_withdraw": change_sudo.state == "pending"
            and "propose" in registration._portal_actions(),
        }

    def _headline(self, change_sudo):
        """Return one sentence on how a proposal stands."""
        formatting = self.env["prm.formatting"]
        day = formatting._day(change_sudo.decided_at or change_sudo.create_date)
        return {
            "pending": self.env._("Proposed on %s. We will decide on it.", day),
            "accepted": self.env._("Accepted on %s.", day),
            "rejected": self.env._("Not accepted on %s.", day),
            "closed": self.env._(
                "Closed on %s without a decision: the deal can no longer be changed.",
                day,
            ),
        }[change_sudo.state]


class PrmRegistrationPage(models.AbstractModel):
    """The page of a deal says how the last proposal stands."""

    _inherit = "prm.registration.page"

    def _page(self, registration, kind="registrations"):
        """Return what the page shows, with the last proposal."""
        page = super()._page(registration, kind)
        last = self.env["prm.deal.proposal.page"]._last(registration)
        return {**page, "proposal": last}

    def _actions(self, registration):
        """Return what the page offers: one proposal waits at a time."""
        actions = super()._actions(registration)
        waiting_sudo = self.env["prm.deal.proposal"]._pending_sudo(registration)
        return actions - {"propose"} if waiting_sudo else actions
