"""What a registration says of how it was counted for the charts."""

from odoo import api, fields, models


class PrmRegistrationCounted(models.Model):
    """Part of the registration: lines of charts are those of its contact.

    Of a change the lines of its contact are counted anew; where the contact is another
    one now, nobody knows whose lines it is in, and all of its organization are.
    """

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    contact_changed = fields.Boolean(
        "Figures to recompute",
        compute="_compute_contact_changed",
        store=True,
        readonly=False,
        copy=False,
        help="The charts count this deal for another contact still.",
    )

    @api.depends("contact_id")
    def _compute_contact_changed(self):
        """Say so until the job has counted; what is new was never counted."""
        self.contact_changed = True

    def _computed_only_fields(self):
        return super()._computed_only_fields() | {"contact_changed"}

    def _prepare_identity(self, vals):
        """Return also that a new deal was counted for nobody else."""
        return {**super()._prepare_identity(vals), "contact_changed": False}
