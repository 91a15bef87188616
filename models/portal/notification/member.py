"""What employees see of a portal user's notifications."""

from odoo import fields, models


class PrmMember(models.Model):
    """Portal users: what they chose to be told of, and which deals they muted."""

    _name = "prm.member"
    _inherit = ["prm.member"]

    preference_ids = fields.One2many(
        "prm.notification.preference", "member_id", "Notifications"
    )
    mute_ids = fields.One2many("prm.notification.mute", "member_id", "Muted deals")
