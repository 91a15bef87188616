"""Decisions on a conflict: what each of them does, and who was first."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ....policy.approval import wants_note
from ....policy.conflict_decision import (
    PENDING,
    Pair,
    is_later,
    verdict_decision,
    verdict_seen,
)
from ....policy.matching import LIKELY, SAME
from ....policy.visible_text import tidy
from ..screening import RUNNING

# From other parts: _asked_deals_sudo, _claim_pairs, _deals_sudo, _first_in_at, _is_own,
#     _mirrors_by_sudo, _others_by_sudo, _rival, ask, decided_by_id, decision,
#     found_customer_id, found_lead_id, is_protected, note, registration_id


class PrmRegistrationConflict(models.Model):
    """Buttons of the desk; the list and RPC decide by writing ``decision``."""

    _name = "prm.registration.conflict"
    _inherit = ["prm.registration.conflict"]

    asked_at = fields.Datetime(
        "Asked on",
        readonly=True,
        copy=False,
        help="When the partners were asked in their conversations.",
    )
    is_note_missing = fields.Boolean(
        "Note missing",
        compute="_compute_is_note_missing",
        search="_search_is_note_missing",
        help="An approval asks why this is a different deal, and nobody has said so. "
        "Until then the conflict is not decided.",
    )

    @api.depends("decision", "note", "strength", "is_protected")
    def _compute_is_note_missing(self):
        self_sudo = self.sudo()
        deals_by_sudo = self_sudo._others_by_sudo()
        different_sudo = self_sudo.filtered(lambda each: each.decision == "different")
        said_sudo = different_sudo._with_note_sudo()
        for conflict in self:
            conflict_sudo = conflict.sudo()
            is_own = conflict._is_own(deals_by_sudo[conflict_sudo])
            conflict.is_note_missing = not is_own and wants_note(
                conflict._rival(has_note=conflict_sudo in said_sudo),
                bool(conflict_sudo.found_customer_id),
                conflict.is_protected,
            )

    def _search_is_note_missing(self, operator, value):
        """Find what was said without a word; the rest is looked at one by one."""
        if operator != "in" or len(set(map(bool, value))) > 1:
            return NotImplemented
        self_sudo = self.sudo()
        said_sudo = self_sudo.search(
            Domain("decision", "=", "different")
            & Domain("strength", "in", [SAME, LIKELY])
            & Domain("note", "in", [False, ""])
        )
        missing = Domain("id", "in", said_sudo.filtered("is_note_missing").ids)
        return missing if True in value else ~missing

    def _has_note(self):
        """Tell whether somebody said why, here or on the other deal's side."""
        return bool(self._with_note_sudo())

    def _with_note_sudo(self):
        """Return those (sudo) of which it was said, the other sides found at once."""
        self_sudo = self.sudo()
        here_sudo = self_sudo.filtered(lambda each: tidy(each.note))
        there_sudo = self_sudo.browse()
        for each_sudo, mirrors_sudo in (
            (self_sudo - here_sudo)._mirrors_by_sudo().items()
        ):
            if any(map(tidy, mirrors_sudo.mapped("note"))):
                there_sudo |= each_sudo
        return here_sudo | there_sudo

    # --------------------------------------------------------------------- guards

    def _check_decision(self, decision):
        """Refuse what cannot be done with what was found.

        :raises UserError: telling why
        """
        for conflict in self:
            if decision == conflict.decision:
                continue
            if decision not in PENDING:
                conflict._check_seen()
            verdict = verdict_decision(decision, conflict._pair())
            self.env["prm.messages"]._require(verdict)

    def _check_seen(self):
        """Refuse to replace what somebody else decided, unless one has seen it.

        The buttons say what the page showed; a list, an import or RPC may say so, too.
        Whoever opens a conflict again looks at it, and administrators override.

        :raises UserError: telling who was first, and what the decision is
        """
        self_sudo = self.sudo()
        is_own = self_sudo.decided_by_id in (self.env.user, self.env["res.users"])
        is_seen = self.env.context.get("prm_seen") == self.decision
        if not (is_own or is_seen or self.env.user.has_group("prm.group_prm_manager")):
            raise UserError(self._who_was_first())

    def _pair(self):
        """Return what the policy asks about the two deals."""
        self_sudo = self.sudo()
        here_sudo, others_sudo = self_sudo.registration_id, self_sudo._deals_sudo()
        leads_sudo = others_sudo.lead_id | self_sudo.found_lead_id
        return Pair(
            has_deal=bool(self_sudo._shareable_sudo()),
            has_two_opportunities=bool(here_sudo.lead_id)
            and bool(leads_sudo - here_sudo.lead_id),
            is_talk_open=bool(self_sudo._asked_deals_sudo()),
        )

    def _shareable_sudo(self):
        """Return the running deals (sudo) that can be shared, else the open lead."""
        self_sudo = self.sudo()
        running_sudo = self_sudo._deals_sudo().filtered(lambda d: d.state in RUNNING)
        open_sudo = self_sudo.found_lead_id.filtered(
            lambda lead: lead._prm_outcome() == "open"
        )
        return running_sudo or open_sudo

    def _shared_lead_sudo(self):
        """Return the opportunity (sudo) that was decided to be shared, maybe none."""
        shared_sudo = self.sudo().filtered(lambda each: each.decision == "share")
        deals_sudo = shared_sudo.registration_id.browse()
        for conflict_sudo in shared_sudo:
            deals_sudo |= conflict_sudo._deals_sudo()
        leads_sudo = deals_sudo.lead_id | shared_sudo.found_lead_id
        return leads_sudo.filtered(lambda lead: lead._prm_outcome() != "lost")[:1]

    # -------------------------------------------------------------------- buttons

    def action_different(self):
        """Say that it is another deal; both may stand."""
        return self._choose("different")

    def action_open_again(self):
        """Take a decision back: the conflict is to be decided again."""
        return self._choose("open")

    def action_share(self):
        """Say that both partners get one opportunity, as soon as both are approved."""
        return self._choose("share")

    def action_ask_both(self):
        """Ask the partners of both deals in their conversations, in neutral words."""
        return self._choose("ask")

    def action_reject_later(self):
        """Say that it is the same deal, and reject the later one as a duplicate.

        Of a lead or a customer the registration is the later one. Its partner is told
        as of any rejection: once, and without names.

        :raises AccessError: without write access to the conflict
        :raises UserError: for who may not decide on the later one, naming whom to ask
        """
        for conflict in self:
            conflict._choose("same")
            later = conflict._later_sudo().with_env(self.env)
            conflict._check_may_reject(later)
            reasons = self.env["prm.reason"]
            reason = reasons.search([("kind", "=", "duplicate")], limit=1)
            if not reason:
                sentence = self.env["prm.messages"]._text("reason_duplicate_missing")
                raise UserError(sentence)
            later.reason_id = reason
            later.action_reject()

    def _choose(self, decision):
        """Write a decision that a person took by a button, on what the page showed.

        :raises AccessError: without write access
        :raises UserError: when somebody else was first, telling who
        """
        self.check_access("write")
        self._claim_pairs({"decision": decision})
        seen = self.env.context.get("prm_seen")
        for conflict in self:
            if not verdict_seen(seen, conflict.decision):
                raise UserError(conflict._who_was_first())
            if conflict.decision != decision:
                conflict.decision = decision

    def _who_was_first(self):
        """Return the sentence that tells who decided, and what."""
        formatting = self.env["prm.formatting"]
        person_sudo = self.sudo().decided_by_id
        return self.env._(
            "%(person)s was first: the decision is “%(decision)s” now. Open the "
            "conflict and look at it again before you change it.",
            person=person_sudo.name or self.env._("Somebody else"),
            decision=formatting._choice(self, "decision"),
        )

    def _later_sudo(self):
        """Return the later one of two registrations (sudo); else the registration."""
        self_sudo = self.sudo()
        here_sudo, others_sudo = self_sudo.registration_id, self_sudo._deals_sudo()
        when = {
            deal_sudo: (self._first_in_at(deal_sudo), deal_sudo.id)
            for deal_sudo in others_sudo
        }
        mine = (self._first_in_at(here_sudo), here_sudo.id)
        later_sudo = others_sudo.filtered(lambda deal: is_later(when[deal], mine))
        return later_sudo[:1] or here_sudo

    def _check_may_reject(self, later):
        """Refuse to reject a deal that is not the user's to decide on.

        :param later: the deal that came in later
        :raises UserError: saying whom to ask, or why it cannot be rejected
        """
        self.ensure_one()
        if not later.has_access("write"):
            raise UserError(
                self.env._(
                    "The other deal came later. Only who works with it can decide on "
                    "it: ask %s.",
                    self.ask,
                )
            )
        later._check_vendor_may("reject")
