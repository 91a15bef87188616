"""The appeals of a deal."""

from odoo import fields, models
from odoo.exceptions import UserError

# From other parts: portal_id, state


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

    def _mail_people(self, event=""):
        """Tell of a reopening that grants an appeal as of that, and once.

        :param str event: as for other registrations
        """
        self.ensure_one()
        if not event and self._is_told_as_granted():
            return None
        return super()._mail_people(event)

    def _is_told_as_granted(self):
        """Tell whether the partner hears of the appeal that was granted by now."""
        self_sudo = self.sudo()
        is_open = "open" in self_sudo.appeal_ids.mapped("state")
        if self_sudo.state != "in_review" or not is_open:
            return False
        events = self.env["prm.notification.events"]
        return events._is_offered(self_sudo.portal_id, "appeal_decided")

    def _told_appeal(self):
        """Return the appeal that the mail is about: the one named, else the last."""
        self.ensure_one()
        wanted = self.env.context.get("prm_appeal")
        appeals = self.appeal_ids
        return appeals.filtered(lambda each: each.id == wanted) or appeals[:1]
