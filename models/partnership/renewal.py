"""The next term of a partnership: agreed on before, or begun when one is over."""

from odoo import models
from odoo.exceptions import UserError

from ...policy import partnership_moves, terms
from .terms import TERM_ACTIVITY

# From other parts: _begin_term, _check_program, _check_single_active, _close_term,
# _for_partner, _forget_notice, _kept_sentence, _latest_term_sudo, _note_history,
# _tell_term, company_id, date_end, date_start, first_start, program_id, renewal_end,
# state


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
        """Begin the next term; the former one stays, with what was reached in it.

        The figures of its last day count, also those that no job has taken up yet.
        """
        self.ensure_one()
        self_sudo = self.sudo()
        start, end = self_sudo._next_term()
        former_sudo = self_sudo._latest_term_sudo()
        # What an earlier term earned counts no more: it was good for this one.
        earned = self_sudo._close_term()["earned_level"]
        self_sudo.first_start = self_sudo.first_start or self_sudo.date_start
        next_dates = {"date_start": start, "date_end": end, "renewal_end": False}
        self_sudo._begin_term({**next_dates, "kept_level": earned})
        self_sudo._forget_notice()
        self_sudo._for_partner()._note_term(former_sudo)

    def _note_term(self, former):
        """Note that a term began, in the language of ``self``.

        :param former: the term that ended
        """
        former, begun = (
            term.with_env(self.env) for term in (former, self._latest_term_sudo())
        )
        cause = f"{self.env._('A new term began.')} {self._kept_sentence()}".strip()
        self._note_history(
            "term", former._describe(), begun._period(), cause, term=former
        )

    def _close_reminders(self):
        """Mark the owner's activities about the due date as done."""
        self_sudo = self.sudo()
        self_sudo.activity_feedback([TERM_ACTIVITY])
