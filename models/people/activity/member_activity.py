from odoo import api, fields, models


class PrmMemberActive(models.Model):
    """When a person was last active on the portal, and how much."""

    _name = "prm.member"
    _inherit = ["prm.member", "prm.member.figures.mixin"]

    # Written by ``prm.member.activity``, beside the counts.
    last_active = fields.Date(
        "Last active",
        readonly=True,
        copy=False,
        help="Last day on which this person logged in, opened a page, sent something "
        "or downloaded a file.",
    )

    @api.model
    def _note_last_active(self):
        """Set the last day of all members by what is counted, where it is later."""
        days = self.env["prm.member.day"]
        for member, last in days._read_group([], ["member_id"], ["date:max"]):
            if not member.last_active or member.last_active < last:
                member.last_active = last

    def _usage_domain(self):
        return [("member_id", "=", self._origin.id)]
