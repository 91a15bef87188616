"""Whose deal it is at the partner, and who of them sees it."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# From other parts: partner_id


class PrmRegistrationPeople(models.Model):
    """People of the partner organisation."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    contact_id = fields.Many2one(
        "res.partner",
        "Partner person",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('commercial_partner_id', '=', partner_id), "
        "('is_company', '=', False)]",
        tracking=True,
        help="The person whose deal it is.",
    )
    representative_id = fields.Many2one(
        "res.partner",
        "Partner representative",
        index=True,
        ondelete="restrict",
        domain="[('commercial_partner_id', '=', partner_id), "
        "('is_company', '=', False)]",
        tracking=True,
        help="The person of the partner organisation who leads the deal.",
    )
    visibility = fields.Selection(
        [("contact", "Partner person"), ("organization", "Whole organisation")],
        "Visible to",
        default="contact",
        required=True,
        index=True,
        help="Who of the partner organisation sees it, besides its supervisors.",
    )

    @api.constrains("contact_id", "representative_id")
    def _check_people(self):
        """Refuse people who are not of the partner organisation."""
        for registration in self:
            people = registration.contact_id | registration.representative_id
            if people.commercial_partner_id - registration.partner_id:
                raise ValidationError(
                    self.env["prm.messages"]._text("people_of_partner")
                )
