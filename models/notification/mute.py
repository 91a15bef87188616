"""Deals of which a person wants no mail."""

from odoo import api, fields, models


class PrmNotificationMute(models.Model):
    """A deal that a member muted: its news stand on the portal and are not mailed."""

    _name = "prm.notification.mute"
    _description = "Muted deal"
    _order = "id desc"
    _rec_name = "registration_id"

    member_id = fields.Many2one(
        "prm.member", required=True, index=True, ondelete="cascade"
    )
    registration_id = fields.Many2one(
        "prm.registration", "Deal", required=True, index=True, ondelete="cascade"
    )
    partnership_id = fields.Many2one(
        related="member_id.partnership_id", store=True, index=True
    )
    company_id = fields.Many2one(related="member_id.company_id", store=True, index=True)

    _once = models.UniqueIndex(
        "(member_id, registration_id)", "This deal is already muted."
    )

    # --------------------------------------------------------- for the person's pages

    @api.model
    def _is_muted(self, member, registration):
        """Tell whether a member muted a deal."""
        return bool(self._rows_sudo(member, registration))

    @api.model
    def _mute(self, member, registration):
        """Mute a deal that the member may open; nothing where it is muted already."""
        self.env["prm.serialization.key"]._claim([f"notifications:{member.id}"])
        if not self._is_muted(member, registration):
            mutes_sudo = self.sudo()
            mutes_sudo.create(
                {"member_id": member.id, "registration_id": registration.id}
            )

    @api.model
    def _unmute(self, member, registration):
        """Let a member hear of a deal by email again."""
        rows_sudo = self._rows_sudo(member, registration)
        rows_sudo.unlink()

    @api.model
    def _rows_sudo(self, member, registration):
        mutes_sudo = self.sudo()
        return mutes_sudo.search(
            [
                ("member_id", "=", member.id),
                ("registration_id", "=", registration.id),
            ]
        )
