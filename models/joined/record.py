"""What records of other apps say of the partner they are for."""

from odoo import api, fields, models

INSIDE = "base.group_user"


class PrmJoinedRecord(models.AbstractModel):
    """Records of another app: of which deal, of which partner, and who asked for one.

    Portal users read none of it, not even where the other app shows them the record.
    """

    _name = "prm.joined.record"
    _description = "Record of another app for a partner"

    prm_registration_id = fields.Many2one(
        "prm.registration",
        "Registration",
        index="btree_not_null",
        copy=False,
        groups=INSIDE,
    )
    prm_partner_id = fields.Many2one(
        "res.partner",
        "Partner",
        compute="_compute_prm_partner_id",
        store=True,
        index="btree_not_null",
        groups=INSIDE,
    )
    # Of what a partner asked for on the portal.
    prm_contact_id = fields.Many2one(
        "res.partner",
        "Requested by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        groups=INSIDE,
    )
    prm_token = fields.Char(copy=False, groups=fields.NO_ACCESS)

    @api.depends("prm_registration_id")
    def _compute_prm_partner_id(self):
        for record_sudo in self.sudo():
            record_sudo.prm_partner_id = record_sudo._prm_partnership_sudo().partner_id

    def _prm_kind(self):
        """Hook: return the section in which partners find the record, "" for none."""
        return ""

    def _prm_partnership_sudo(self):
        """Hook: return the partnership (sudo) whose people it is for, maybe none."""
        self_sudo = self.sudo()
        return self_sudo.prm_registration_id.partnership_id
