"""The next term of a partnership: agreed on before, or begun when one is over."""

from odoo import models
from odoo.exceptions import UserError

from ...policy import partnership_moves, terms
from .terms import TERM_ACTIVITY

# From other parts: _check_program, _check_single_active, _for_partner, _forget_notice,
# _period, _tell_term, _what_if, company_id, date_end, date_start, first_start,
# kept_level, program_id, renewal_end, state, tier_id


class PrmPartnershipRenewal(models.Model):
    """One partnership for all terms: the dates move on, what was reached is kept."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    def action_renew(self):
        """Agree on the next term; an expired partnership begins it at once."""
        self.check_access("write")
        for partnership in self:
            partnership._renew()
        return self._tell_term(self.env._("Renewed until %s."), self.env._("Renewed."))

    def _renew(self):
        """Note the next term, or begin it when the former one is over.

        :raises UserError: with the reason why there is nothing to renew
        """
        self.ensure_one()
        self._lock_rows()
        # The button says which term it is about: two people renew it once.
        seen = self.env.context.get("prm_seen_end")
        verdict = partnership_moves.verdict_renew(
            self.state,
            has_due_date=bool(self.date_end),
            is_renewed=bool(self.renewal_end or (seen and seen != str(self.date_end))),
        )
        if not verdict:
            raise UserError(self.env["prm.messages"]._text(verdict.code))
        if self.state == "expired":
            self._renew_expired()
        else:
            self.renewal_end = self._next_term()[1]
        self._close_reminders()

    def _renew_expired(self):
        """Begin the next term and open the portal again."""
        self._check_program()
        self._check_single_active()
        self._roll_term()
        return self._move_to("active")

    def _next_term(self):
        """Return first and last day of the next term, as agreed or as proposed."""
        today = self._today_at(self.company_id)
        months = self.program_id.term_months
        start, end = terms.next_term(self.date_end, months, today)
        agreed = self.renewal_end
        return start, agreed if agreed and agreed >= today else end

    def _roll_term(self):
        """Begin the next term: what was reached in the former one is kept as a line.

        The figures of its last day count, also those that no job has taken up yet.
        """
        self.ensure_one()
        start, end = self._next_term()
        # What an earlier term earned counts no more: it was good for this one.
        result = self._what_if(day=self.date_end or None)
        words = self._for_partner()
        former = words._describe_term(result["keep_points"])
        self_sudo = self.sudo()
        self_sudo.first_start = self.first_start or self.date_start
        self.write({"date_start": start, "date_end": end, "renewal_end": False})
        self_sudo.kept_level = result["earned_level"]
        self_sudo._forget_notice()
        cause = words.env._("A new term began.")
        cause = f"{cause} {words._kept_sentence()}".strip()
        words._note_history("term", former, words._period(), cause)

    def _describe_term(self, points):
        """Return "01/01/2026 – 12/31/2026: Silver, 64 of 60 points"."""
        term, tier = self._period(), self.tier_id
        if not tier.target_points:
            return f"{term}: {tier.name}" if tier else term
        return self.env._(
            "%(term)s: %(tier)s, %(points)s of %(target)s points",
            term=term,
            tier=tier.name,
            points=points,
            target=tier.target_points,
        )

    def _close_reminders(self):
        """Mark the owner's activities about the due date as done."""
        self_sudo = self.sudo()
        self_sudo.activity_feedback([TERM_ACTIVITY])
