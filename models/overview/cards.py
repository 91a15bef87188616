"""The cards of the overview: a registry of what they count and open."""

from dataclasses import dataclass

from odoo import api, models

USER = "prm.group_prm_user"
# Days before an end in which a card tells of it.
NEAR_PROTECTION = 14
NEAR_CERTIFICATE = 30
NEAR_TERM = 30
WAITING = ("submitted", "in_review")
WAITS = ("state", "in", WAITING)
LATE = (WAITS, ("review_due_at", "<", "now"))
ON_TIME = (WAITS, "|", ("review_due_at", "=", False), ("review_due_at", ">=", "now"))
UNDECIDED = (
    ("is_to_decide", "=", True),
    ("registration_id.state", "in", (*WAITING, "action_required", "approved")),
)


@dataclass(frozen=True, kw_only=True)
class Card:
    """A number of records, and the list that shows them.

    ``key``: its name, for ever; ``order``: its place, by tens; ``part``: ``decide``
    for what waits for a decision, ``watch`` for what ends or falls by itself;
    ``title`` and ``says`` in the reader's language: of what it is the number, and what
    that means; ``action``: the window that opens; ``domain``: of its records; ``tone``:
    ``danger`` or ``warning`` for what must not wait; ``group``: who works on it, ``""``
    for everybody who reads the records.
    """

    key: str
    order: int
    part: str
    title: str
    says: str
    action: str
    domain: tuple
    tone: str = ""
    group: str = USER


class PrmOverviewCards(models.AbstractModel):
    """All cards, and which of them the current user sees."""

    _name = "prm.overview.cards"
    _description = "Cards of the overview"

    @api.model
    def _entries(self):
        """Hook: return all cards, as :class:`Card`, in any order.

        An addon returns its own beside those of ``super()``.
        """
        return [
            *self._registration_cards(),
            *self._request_cards(),
            *self._partner_cards(),
            *self._fund_cards(),
            *self._watch_cards(),
        ]

    @api.model
    def _shown(self):
        """Return key → card of what the current user may work on, in their order.

        :return: the cards whose group the user has and whose records the user reads
        """
        user = self.env.user
        cards = sorted(self._entries(), key=lambda card: (card.order, card.key))
        return {
            card.key: card
            for card in cards
            if not card.group or user.has_group(card.group)
            if self._model(card).has_access("read")
        }

    @api.model
    def _model(self, card):
        """Return the model whose records a card counts."""
        window_sudo = self.env.ref(card.action).sudo()
        return self.env[window_sudo.res_model]

    # ------------------------------------------------------------------ to decide

    @api.model
    def _registration_cards(self):
        """Return what waits for a reviewer."""
        _ = self.env._
        review = "prm.prm_registration_action_review"
        return [
            Card(
                key="overdue",
                order=10,
                part="decide",
                title=_("Overdue decisions"),
                says=_("Partners were told to expect these decisions by now."),
                action=review,
                domain=LATE,
                tone="danger",
            ),
            Card(
                key="to_review",
                order=20,
                part="decide",
                title=_("Registrations to review"),
                says=_(
                    "Still on time: approve them, ask for input, or do not accept them."
                ),
                action=review,
                domain=ON_TIME,
            ),
            Card(
                key="conflicts",
                order=30,
                part="decide",
                title=_("Conflicts to decide"),
                says=_("Somebody else may be working on the same deal."),
                action="prm.prm_registration_conflict_action",
                domain=UNDECIDED,
                tone="warning",
            ),
        ]

    @api.model
    def _request_cards(self):
        """Return what partners ask for on deals that are decided."""
        _ = self.env._
        return [
            Card(
                key="changes",
                order=40,
                part="decide",
                title=_("Proposed changes"),
                says=_("Partners propose other facts for their deals."),
                action="prm.prm_registration_change_action",
                domain=(("state", "=", "pending"),),
                group="",
            ),
            Card(
                key="extensions",
                order=50,
                part="decide",
                title=_("Extension requests"),
                says=_("Partners ask for more days of protection."),
                action="prm.prm_extension_action",
                domain=(("state", "=", "pending"),),
            ),
            Card(
                key="appeals",
                order=60,
                part="decide",
                title=_("Open appeals"),
                says=_("Partners ask to look at a decision again."),
                action="prm.prm_appeal_action",
                domain=(("state", "=", "open"),),
            ),
        ]

    @api.model
    def _partner_cards(self):
        """Return what waits around a partnership."""
        _ = self.env._
        return [
            Card(
                key="applications",
                order=70,
                part="decide",
                title=_("Applications"),
                says=_("Companies wait to hear whether they become partners."),
                action="prm.prm_application_action",
                domain=(("state", "=", "confirmed"),),
            ),
            Card(
                key="tier_proposals",
                order=80,
                part="decide",
                title=_("Proposed tiers"),
                says=_("The points of these partners ask for another tier."),
                action="prm.prm_partnership_action",
                domain=(("is_active", "=", True), ("proposed_tier_id", "!=", False)),
            ),
        ]

    @api.model
    def _fund_cards(self):
        """Return what waits around the fund of a partner."""
        _ = self.env._
        return [
            Card(
                key="fund_requests",
                order=90,
                part="decide",
                title=_("Fund requests"),
                says=_("Marketing activities with a budget, to be approved."),
                action="prm.prm_marketing_activity_action",
                domain=(("state", "=", "draft"), ("budget", ">", 0)),
            ),
            Card(
                key="fund_claims",
                order=100,
                part="decide",
                title=_("Fund entries to take back"),
                says=_("Paid for deals that are won no longer."),
                action="prm.prm_fund_entry_action",
                domain=(("reversal_due", "=", True),),
            ),
        ]

    # ------------------------------------------------------------------- to watch

    @api.model
    def _watch_cards(self):
        """Return what ends or falls unless somebody does something."""
        return [
            *self._deal_watch_cards(),
            *self._partner_watch_cards(),
            self._certificate_card(),
        ]

    @api.model
    def _deal_watch_cards(self):
        _ = self.env._
        near = f"today +{NEAR_PROTECTION}d"
        return [
            Card(
                key="offers",
                order=110,
                part="watch",
                title=_("Offers without an answer"),
                says=_("Leads that you offered, waiting for the partner."),
                action="prm.prm_offer_action",
                domain=(("state", "=", "offered"),),
            ),
            Card(
                key="protection",
                order=120,
                part="watch",
                title=_("Protection ending"),
                says=_("Open deals whose protection ends within 14 days."),
                action="prm.prm_registration_action_protection",
                domain=(
                    ("is_protected", "=", True),
                    ("protection_end", "<=", near),
                    ("outcome", "=", "open"),
                ),
                group="",
            ),
        ]

    @api.model
    def _partner_watch_cards(self):
        _ = self.env._
        return [
            Card(
                key="tiers",
                order=130,
                part="watch",
                title=_("Tiers in danger"),
                says=_("These partners are below what their tier asks for."),
                action="prm.prm_partnership_action",
                domain=(("is_active", "=", True), ("is_kept", "=", False)),
                tone="warning",
            ),
            Card(
                key="terms",
                order=140,
                part="watch",
                title=_("Partnerships ending"),
                says=_("They end within 30 days and are not renewed yet."),
                action="prm.prm_partnership_action",
                domain=(
                    ("state", "=", "active"),
                    ("renewal_end", "=", False),
                    ("date_end", "<=", f"today +{NEAR_TERM}d"),
                ),
            ),
        ]

    @api.model
    def _certificate_card(self):
        return Card(
            key="certificates",
            order=150,
            part="watch",
            title=self.env._("Certificates ending"),
            says=self.env._("They end within 30 days and then no longer count."),
            action="prm.prm_certificate_action",
            domain=(
                ("result", "=", "passed"),
                ("date_expiry", ">=", "today"),
                ("date_expiry", "<=", f"today +{NEAR_CERTIFICATE}d"),
            ),
        )
