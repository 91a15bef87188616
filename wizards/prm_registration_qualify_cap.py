"""What the approval dialog says of the number of protected deals."""

from odoo import api, fields, models

# From other parts: registration_id


class PrmRegistrationQualify(models.TransientModel):
    """Why one more deal is protected than the tier allows."""

    _name = "prm.registration.qualify"
    _inherit = ["prm.registration.qualify"]

    cap_problem = fields.Text(compute="_compute_cap_problem", compute_sudo=False)
    cap_note = fields.Text(
        "Reason to approve anyway",
        help="Kept in the chatter of the registration. Only channel administrators "
        "can approve more deals than the tier allows.",
    )

    @api.depends("registration_id")
    def _compute_cap_problem(self):
        for wizard in self:
            deal = wizard.registration_id
            may = deal and deal._vendor_may("qualify")
            caps = self.env["prm.protection.cap"]
            wizard.cap_problem = may and caps._problem(deal)

    def _plan(self):
        """Return the plan that was chosen, with the note of an administrator."""
        return super()._plan()._replace(cap_note=self.cap_note or "")
