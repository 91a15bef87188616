"""Deals in every state, as their partner meets them."""

from ...common import PrmData

# State of a registration, or outcome of its deal → what is done to get there.
STATES = (
    "draft",
    "submitted",
    "in_review",
    "late",
    "action_required",
    "approved",
    "rejected",
    "withdrawn",
    "cancelled",
    "expired",
    "won",
    "lost",
)
# Who has ended without a win.
OVER = ("rejected", "withdrawn", "cancelled", "expired", "lost")


class RecordData(PrmData):
    """One deal for each state, of the partner ``partner_a``."""

    def in_state(self, state):
        """Return a deal of that state, or with that outcome."""
        deal = self._register(self.partner_a, submit=state != "draft")
        getattr(self, f"_to_{state}", lambda _deal: None)(deal)
        return deal

    def _decide(self, deal, kind, button):
        desk = deal.with_user(self.channel_admin)
        desk.write({"reason_id": self.reasons[kind].id, "decision_note": "Sorry"})
        getattr(desk, button)()

    def _to_in_review(self, deal):
        deal.with_user(self.channel_own).action_start_review()

    def _to_late(self, deal):
        self._to_in_review(deal)
        deal.sudo()._write_guarded({"review_due_at": "2020-01-01 08:00:00"})

    def _to_action_required(self, deal):
        self._decide(deal, "return", "action_return")

    def _to_approved(self, deal):
        self._approve(deal)

    def _to_rejected(self, deal):
        self._decide(deal, "rejection", "action_reject")

    def _to_withdrawn(self, deal):
        deal._withdraw(self.reasons["withdrawal"].id)

    def _to_cancelled(self, deal):
        self._decide(deal, "cancellation", "action_cancel")

    def _to_expired(self, deal):
        self._approve(deal)
        deal.sudo()._move_to("expired")

    def _to_won(self, deal):
        self._approve(deal).action_set_won()

    def _to_lost(self, deal):
        self._approve(deal).action_set_lost()
