"""The appeals of a deal."""

from odoo import fields, models
from odoo.exceptions import UserError


class PrmRegistrationAppeals(models.Model):
    """Registrations: their appeals, and the button that opens the one that waits."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    appeal_ids = fields.One2many(
        "prm.appeal",
        "registration_id",
        "Appeals",
        readonly=True,
        groups="prm.group_prm_user",
    )
    has_open_appeal = fields.Boolean(
        "Appealed", compute="_compute_has_open_appeal", groups="prm.group_prm_user"
    )

    def _compute_has_open_appeal(self):
        for deal in self:
            deal.has_open_appeal = "open" in deal.appeal_ids.mapped("state")

    def action_open_appeal(self):
        """Open the appeal that waits, else the last one.

        :raises UserError: when there is none
        """
        self.ensure_one()
        self.check_access("read")
        waiting = self.appeal_ids.filtered(lambda each: each.state == "open")
        appeal = waiting[:1] or self.appeal_ids[:1]
        if not appeal:
            raise UserError(self.env["prm.messages"]._text("appeal_nothing"))
        return {
            "type": "ir.actions.act_window",
            "res_model": "prm.appeal",
            "res_id": appeal.id,
            "view_mode": "form",
        }

    def _after_move(self, before):
        """Settle the appeals of deals that were reopened."""
        result = super()._after_move(before)
        self.env["prm.appeal.desk"]._follow_move(self, before)
        return result

    def _told_appeal(self):
        """Return the appeal that the mail is about: the one named, else the last."""
        self.ensure_one()
        wanted = self.env.context.get("prm_appeal")
        appeals = self.appeal_ids
        return appeals.filtered(lambda each: each.id == wanted) or appeals[:1]
