from odoo import api, fields, models

from ..models.base import numbers
from ..models.prm_qualification_mixin import Plan

# With the reviewer's rights: nothing is proposed that they may not read.
PROPOSED = {
    "compute": "_compute_proposal",
    "compute_sudo": False,
    "store": True,
    "precompute": True,
    "readonly": False,
}


class PrmRegistrationQualify(models.TransientModel):
    """Dialog that links or creates customer, contact and opportunity."""

    _name = "prm.registration.qualify"
    _description = "Qualify a registration"

    registration_id = fields.Many2one(
        "prm.registration", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="registration_id.company_id")
    currency_id = fields.Many2one(related="registration_id.currency_id")
    customer_name = fields.Char(related="registration_id.customer_name")
    conflict_ids = fields.One2many(related="registration_id.conflict_ids")

    customer_mode = fields.Selection(
        [("link", "Existing customer"), ("create", "New customer")],
        **PROPOSED,
        required=True,
    )
    customer_id = fields.Many2one(
        "res.partner",
        **PROPOSED,
        domain="[('is_company', '=', True), ('company_id', 'in', [False, company_id])]",
        ondelete="cascade",
    )
    contact_mode = fields.Selection(
        [
            ("link", "Existing contact"),
            ("create", "New contact"),
            ("none", "No contact"),
        ],
        **PROPOSED,
        required=True,
    )
    contact_id = fields.Many2one(
        "res.partner",
        **PROPOSED,
        domain="[('is_company', '=', False), ('parent_id', '=?', customer_id)]",
        ondelete="cascade",
    )
    lead_mode = fields.Selection(
        [("create", "New opportunity"), ("link", "Existing opportunity")],
        **PROPOSED,
        required=True,
    )
    lead_id = fields.Many2one(
        "crm.lead",
        "Opportunity",
        **PROPOSED,
        domain="[('won_status', '!=', 'lost'), "
        "('company_id', 'in', [False, company_id])]",
        ondelete="cascade",
    )
    user_id = fields.Many2one(
        "res.users",
        "Owner",
        **PROPOSED,
        domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        ondelete="cascade",
    )
    team_id = fields.Many2one(
        "crm.team",
        "Sales team",
        **PROPOSED,
        domain="[('company_id', 'in', [False, company_id])]",
        ondelete="cascade",
    )
    stage_id = fields.Many2one(
        "crm.stage",
        **PROPOSED,
        ondelete="cascade",
    )
    expected_amount = fields.Monetary(
        "Expected revenue",
        **PROPOSED,
    )
    date_closing = fields.Date(
        "Expected closing",
        **PROPOSED,
    )

    @api.depends("registration_id")
    def _compute_proposal(self):
        for wizard in self:
            registration = wizard.registration_id
            wizard.update(wizard._prepare_proposal(registration))

    def _prepare_proposal(self, registration):
        """Return what the dialog proposes for ``registration``."""
        conflicts = registration.conflict_ids
        known = conflicts.filtered(lambda conflict: conflict.decision != "different")
        customer = registration.customer_id or known.customer_id[:1]
        contact = registration.customer_contact_id
        has_name = bool(registration and registration._contact_name())
        former_sudo = (
            registration._former_opportunity() if registration else self.lead_id
        )
        return {
            "customer_mode": "link" if customer else "create",
            "customer_id": customer,
            "contact_mode": "link" if contact else "create" if has_name else "none",
            "contact_id": contact,
            "lead_mode": "link" if former_sudo else "create",
            "lead_id": former_sudo,
            "expected_amount": registration.expected_amount,
            "date_closing": registration.date_closing,
            **self._prepare_pipeline(registration),
        }

    def _prm_known(self, values):
        """Let the dialog propose what a readable registration is linked to already."""
        default = self.env.context.get("default_registration_id")
        told = values.get("registration_id") or default
        registration = self.registration_id or self.registration_id.browse(
            numbers(told)
        )
        if not registration or not registration.has_access("read"):
            return {}
        people = registration.customer_id | registration.customer_contact_id
        return {
            "crm.lead": set(registration.lead_id.ids),
            "res.partner": set(people.ids),
        }

    def _prepare_pipeline(self, registration):
        """Return owner, team and stage that a new opportunity would have."""
        registration_sudo = registration.sudo()
        portal_sudo = registration_sudo.portal_id
        return {
            "user_id": registration_sudo._opportunity_owner(),
            "team_id": portal_sudo._pipeline() if portal_sudo else False,
            "stage_id": portal_sudo._default_stage() if portal_sudo else False,
        }

    def action_confirm(self):
        """Approve the registration as chosen, and open its opportunity."""
        self.ensure_one()
        registration = self.registration_id
        registration._check_vendor_may("qualify")
        registration.write(
            {
                "expected_amount": self.expected_amount,
                "date_closing": self.date_closing,
            }
        )
        registration._qualify(self._plan())
        return {"type": "ir.actions.act_window_close"}

    def _plan(self):
        """Return the plan that was chosen."""
        partners = self.env["res.partner"]
        return Plan(
            customer=self.customer_id if self.customer_mode == "link" else partners,
            contact=self.contact_id if self.contact_mode == "link" else partners,
            lead=self.lead_id if self.lead_mode == "link" else self.lead_id.browse(),
            create_contact=self.contact_mode == "create",
            user=self.user_id,
            team=self.team_id,
            stage=self.stage_id,
        )
