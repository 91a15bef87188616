"""A record that belongs to one partnership and is read by its partner."""

from odoo import api, fields, models


class PrmPartnershipLineMixin(models.AbstractModel):
    """A part of a partnership; organization and company are stored for the rules."""

    _name = "prm.partnership.line.mixin"
    _inherit = [
        "prm.share.guard.mixin",
        "prm.company.mixin",
        "prm.computed.guard.mixin",
    ]
    _description = "Part of a partnership"

    partnership_id = fields.Many2one(
        "prm.partnership", required=True, index=True, ondelete="restrict"
    )
    organization_id = fields.Many2one(
        related="partnership_id.partner_id",
        string="Partner",
        store=True,
        index=True,
    )
    company_id = fields.Many2one(
        related="partnership_id.company_id", store=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")

    @api.onchange("partnership_id")
    def _onchange_partnership_id(self):
        """Tell nothing of partners of others in the form."""
        self.partnership_id._origin.sudo(False).check_access("read")

    def _guard_write(self, vals):
        """Let people give a part to partners only that they may write."""
        super()._guard_write(vals)
        if vals.get("partnership_id"):
            partnership = self.env["prm.partnership"].browse(vals["partnership_id"])
            partnership.check_access("write")
            self._check_currency(partnership.company_id)

    @api.model
    def _add_to(self, partnership, values):
        """Create a part of ``partnership`` for who may write the partnership.

        They need no right to create parts of partnerships as such.

        :param dict values: literal values of this model
        :return: the record, with the rights of the caller
        :raises AccessError: for who may not write the partnership
        """
        partnership.ensure_one()
        partnership.check_access("write")
        parts_sudo = self.sudo()
        part_sudo = parts_sudo.create({**values, "partnership_id": partnership.id})
        return part_sudo.with_env(self.env)

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "partnership_id",
            "organization_id",
            "company_id",
            "currency_id",
        }
