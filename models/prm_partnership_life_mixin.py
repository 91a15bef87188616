"""The life of a partnership: start, suspension, due date, renewal, end."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..policy import partnership_moves


class PrmPartnershipLifeMixin(models.AbstractModel):
    """The state of a partnership and its term."""

    _name = "prm.partnership.life.mixin"
    _inherit = ["prm.move.mixin"]
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
    date_start = fields.Date("Start", default=fields.Date.context_today, tracking=True)
    date_end = fields.Date("End", tracking=True)

    # ----------------------------------------------------------------- buttons

    def action_activate(self):
        """Start or resume the cooperation; members get their access back."""
        self.check_access("write")
        for partnership in self:
            partnership._check_single_active()
        self._move_to("active")

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

    def _check_single_active(self):
        """Refuse a second active partnership of one organisation in a company."""
        self.ensure_one()
        others_sudo = self.sudo().search(
            [
                ("partner_id", "=", self.partner_id.id),
                ("company_id", "=", self.company_id.id),
                ("state", "=", "active"),
                ("id", "!=", self.id),
            ],
            limit=1,
        )
        if others_sudo:
            raise UserError(
                self.env._(
                    "%(partner)s has an active partnership already (%(name)s). "
                    "End or suspend it first.",
                    partner=self.partner_id.display_name,
                    name=others_sudo.name,
                )
            )

    def _after_move(self, before):
        self._sync_members()
        return super()._after_move(before)
