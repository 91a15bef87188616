"""The life of a partnership: start, suspension, resumption, end."""

from odoo import api, fields, models

from ...policy import partnership_moves, terms

# From other parts: _check_program, _check_single_active, _count_now, _follow_term,
# _for_partner, _forget_notice, _is_over, _renew_expired, _sync_members, _tell_term,
# company_id, date_end, date_start, program_id, tier_id


class PrmPartnershipLifecycle(models.Model):
    """The state of a partnership; each change stands in the history with its cause."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("active", "Active"),
            ("suspended", "Suspended"),
            ("expired", "Expired"),
            ("terminated", "Terminated"),
        ],
        default="draft",
        required=True,
        index=True,
        copy=False,
        readonly=True,
        tracking=True,
    )
    is_active = fields.Boolean("Active", compute="_compute_is_active", store=True)

    @api.depends("state")
    def _compute_is_active(self):
        for partnership in self:
            partnership.is_active = partnership.state == "active"

    # ----------------------------------------------------------------- buttons

    def action_activate(self):
        """Start or resume the cooperation, and say until when.

        Members get their access back.

        :raises UserError: with what stands against it
        """
        self.check_access("write")
        for partnership in self:
            partnership._activate()
        return self._tell_term(self.env._("Active until %s."), self.env._("Activated."))

    def action_suspend(self):
        """Close the portal for this partner until it is activated again.

        :raises UserError: when this is not possible in the present state
        """
        self.check_access("write")
        self._move_to("suspended")

    def action_terminate(self):
        """End the cooperation.

        :raises UserError: when this is not possible in the present state
        """
        self.check_access("write")
        self._move_to("terminated")

    # ------------------------------------------------------------------- moves

    @api.model
    def _verdict_move(self, old, new):
        return partnership_moves.verdict_move(old, new)

    def _activate(self):
        """Move to ``active``; when the term is over, the next one begins.

        :raises UserError: when the program is archived, or another one is active
        """
        self.ensure_one()
        if self.state == "expired" and self._is_over():
            self._renew_expired()
            return
        if self.state != "suspended":
            self._check_program()
        self._check_single_active()
        self._move_to("active", **self._prepare_start())

    def _prepare_start(self):
        """Return start, due date and tier of a partnership that has none yet."""
        start = self.date_start or self._today_at(self.company_id)
        values = {"date_start": start}
        if self.state == "draft" and not self.date_end:
            months = self.program_id.term_months
            today = self._today_at(self.company_id)
            values["date_end"] = terms.running_end(start, months, today)
        if not self.tier_id:
            values["tier_id"] = self.program_id.tier_ids.sorted("level")[:1].id
        return values

    def _after_move(self, before):
        """Close or open the portal and note the change in the history.

        While it is not active, nothing is said about its tier; grace begins anew.
        """
        self._follow_term(before)
        self._sync_members()
        self_sudo = self.sudo()
        self_sudo.filtered(lambda one: one.state != "active")._forget_notice()
        for partnership in self:
            here = partnership._for_partner()
            labels = here.env["prm.formatting"]._choices(self, "state")
            old = before[partnership.id]
            cause = here._explain_move(old)
            here._note_history("state", labels[old], labels[here.state], cause)
        # Few begin at once: nobody has to wait for the job to see points. A notice
        # waits for it: nobody is invited yet who could read that a tier is in danger.
        begun_sudo = self_sudo.filtered(lambda one: one.state == "active")
        begun_sudo._count_now(watch=False)
        return super()._after_move(before)

    def _explain_move(self, old):
        """Return why the state changed from ``old``, in words for the partner."""
        if self.state == "active":
            causes = {
                "draft": self.env._("The partnership begins."),
                "suspended": self.env._("The suspension was lifted."),
                "expired": self.env._("The partnership was renewed."),
            }
            return causes.get(old, "")
        causes = {
            "suspended": self.env._("We suspended the partnership."),
            "terminated": self.env._("The partnership was ended."),
            "expired": self.env._("The term ended and was not renewed."),
        }
        return causes.get(self.state, "")

    # ------------------------------------------------------- doors to the job

    @api.model
    def _cron_terms(self):
        """Remind of due dates, and end what is over; see :class:`PrmTermJob`."""
        self.env["prm.term.job"]._run()

    def _due_summary(self, days):
        """Return in how many days the partnership ends, for the partner's mail."""
        if not days:
            return self.env._("Your partnership ends today")
        if days == 1:
            return self.env._("Your partnership ends tomorrow")
        return self.env._("Your partnership ends in %s days", days)
