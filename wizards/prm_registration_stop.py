from odoo import api, fields, models

# From other parts: decision, registration_id


class PrmRegistrationDecision(models.TransientModel):
    """The dialog of a decision, where the vendor stops sharing a deal."""

    _inherit = "prm.registration.decision"

    stops_sharing = fields.Boolean(compute="_compute_stops_sharing", compute_sudo=False)

    @api.depends("registration_id", "decision")
    def _compute_stops_sharing(self):
        for wizard in self:
            registration = wizard.registration_id._origin.sudo(False)
            wizard.stops_sharing = (
                wizard.decision == "cancel"
                and registration.has_access("read")
                and registration.origin == "shared"
            )
