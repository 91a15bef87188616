"""The life of a partnership: start, suspension, resumption, end."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...policy import partnership_moves, terms


class PrmPartnershipLifeMixin(models.AbstractModel):
    """The state of a partnership; each change stands in the history with its cause."""

    _name = "prm.partnership.life.mixin"
    _inherit = ["prm.transition.mixin"]
    _description = "Life of a partnership"

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
    date_start = fields.Date(
        "Start",
        tracking=True,
        copy=False,
        help="The first day of the term. Empty in a draft: the day of the activation.",
    )
    date_end = fields.Date(
        "Due date",
        index=True,
        tracking=True,
        copy=False,
        help="The last day of the term. Without a renewal the partnership expires on "
        "the next day.",
    )
    rival_warning = fields.Char(
        compute="_compute_rival_warning",
        help="Names the active partnership that the organisation has already.",
    )

    @api.depends("state")
    def _compute_is_active(self):
        for partnership in self:
            partnership.is_active = partnership.state == "active"

    @api.depends("partner_id", "company_id", "state")
    def _compute_rival_warning(self):
        waiting = self.filtered(lambda each: each.state not in ("active", "terminated"))
        rivals = waiting._active_rivals()
        for partnership in self:
            rival_sudo = rivals.get(partnership)
            sentence = rival_sudo and partnership._explain_rival(rival_sudo)
            partnership.rival_warning = sentence

    # ----------------------------------------------------------------- buttons

    def action_activate(self):
        """Start or resume the cooperation; members get their access back."""
        self.check_access("write")
        for partnership in self:
            partnership._activate()

    def action_suspend(self):
        """Close the portal for this partner until it is activated again."""
        self.check_access("write")
        self._move_to("suspended")

    def action_terminate(self):
        """End the cooperation."""
        self.check_access("write")
        self._move_to("terminated")

    # ------------------------------------------------------------------- moves

    @api.model
    def _verdict_move(self, old, new):
        return partnership_moves.verdict_move(old, new)

    def _activate(self, **values):
        """Move to ``active``, if the organisation has no other active partnership.

        :param values: written together with the state, over what is proposed
        :raises UserError: naming the other one
        """
        self.ensure_one()
        if self.state == "expired" and not values and self._is_over():
            return self._renew_expired()
        if self.state != "suspended":
            self._check_program()
        self._check_single_active()
        return self._move_to("active", **{**self._prepare_start(), **values})

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

    def _is_over(self):
        """Tell whether the term has ended, or never had a last day."""
        return not self.date_end or self.date_end < self._today_at(self.company_id)

    def _after_move(self, before):
        """Close or open the portal and note the change in the history.

        While it is not active, nothing is said about its tier; grace begins anew.
        """
        self._sync_members()
        self_sudo = self.sudo()
        self_sudo.filtered(lambda one: one.state != "active")._forget_notice()
        for partnership in self:
            words = partnership._for_partner()
            labels = dict(self._fields["state"]._description_selection(words.env))
            old = before[partnership.id]
            cause = words._explain_move(old)
            words._note_history("state", labels[old], labels[words.state], cause)
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

    def _check_program(self):
        """Refuse to begin in a program that is no longer offered.

        Who has begun goes on with it, also after a suspension.
        """
        program_sudo = self.program_id.sudo()
        if not program_sudo.active:
            raise UserError(
                self.env._(
                    "The program %s is archived. Choose another one, or restore it.",
                    program_sudo.name,
                )
            )

    # ------------------------------------------------------------ one at a time

    def _check_single_active(self):
        """Refuse a second active partnership of one organisation in a company.

        Two activations at the same moment claim one key, so that the later one runs
        again and sees the earlier one; the unique index stands behind.
        """
        self.ensure_one()
        key = f"active-partnership:{self.partner_id.id}:{self.company_id.id}"
        self.env["prm.serialization.key"]._claim([key])
        if rival_sudo := self._active_rivals().get(self):
            raise UserError(self._explain_rival(rival_sudo))

    def _active_rivals(self):
        """Return partnership → another active one (sudo) of its organisation."""
        others_sudo = self.env["prm.partnership"].sudo()
        others_sudo = others_sudo.search(
            [
                ("partner_id", "in", self.partner_id.ids),
                ("company_id", "in", self.company_id.ids),
                ("state", "=", "active"),
            ]
        )
        by_key = {(each.partner_id, each.company_id): each for each in others_sudo}
        rivals = {
            each: by_key.get((each.partner_id._origin, each.company_id._origin))
            for each in self
        }
        return {
            each: rival
            for each, rival in rivals.items()
            if rival and rival.id != each._origin.id
        }

    def _explain_rival(self, rival):
        return self.env._(
            "%(partner)s has an active partnership already (%(name)s). "
            "End or suspend it first.",
            partner=self.partner_id.display_name,
            name=rival.name,
        )
