from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.inherited.base_named_records import numbers
from ..models.registration.approval.plan import Plan
from ..models.registration.dialogs import dialog_on

# With the reviewer's rights: nothing is proposed that they may not read.
PROPOSED = {
    "compute_sudo": False,
    "store": True,
    "precompute": True,
    "readonly": False,
}


def proposed(method):
    """Return the options of a field that ``method`` proposes and the reviewer sets."""
    return {"compute": method, **PROPOSED}


def typed(name):
    """Return the options of a field that shows what the partner wrote."""
    return {"related": f"registration_id.{name}", "related_sudo": False}


class PrmRegistrationQualify(models.TransientModel):
    """Dialog that links or creates customer, contact and opportunity."""

    _name = "prm.registration.qualify"
    _description = "Qualify a registration"

    registration_id = fields.Many2one(
        "prm.registration", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="registration_id.company_id")
    currency_id = fields.Many2one(related="registration_id.currency_id")
    # What the partner wrote.
    customer_name = fields.Char(**typed("customer_name"))
    customer_website = fields.Char(**typed("customer_website"))
    customer_vat = fields.Char(**typed("customer_vat"))
    contact_name = fields.Char("Person", compute="_compute_contact_name")
    contact_email = fields.Char(**typed("contact_email"))
    contact_phone = fields.Char(**typed("contact_phone"))
    offering_id = fields.Many2one("prm.offering", **typed("offering_id"))
    budget = fields.Text(**typed("budget"))
    requirements = fields.Text(**typed("requirements"))
    # What was found; the lines are edited where they stand.
    conflict_ids = fields.One2many(
        "prm.registration.conflict",
        compute="_compute_conflict_ids",
        inverse="_inverse_conflict_ids",
        compute_sudo=False,
    )
    seen = fields.Char(
        **proposed("_compute_seen"),
        help="The conflicts that were listed when the reviewer decided.",
    )
    is_found_late = fields.Boolean(readonly=True)

    customer_mode = fields.Selection(
        [("link", "Existing customer"), ("create", "New customer")],
        **proposed("_compute_customer"),
        required=True,
    )
    customer_id = fields.Many2one(
        "res.partner",
        **proposed("_compute_customer"),
        domain="[('company_id', 'in', [False, company_id]), "
        "'|', ('is_company', '=', True), '&', ('parent_id', '=', False), "
        "'|', '|', ('vat', '!=', False), ('website', '!=', False), "
        "('company_name', '!=', False)]",
        ondelete="cascade",
    )
    contact_mode = fields.Selection(
        [
            ("link", "Existing contact"),
            ("create", "New contact"),
            ("none", "No contact"),
        ],
        **proposed("_compute_contact"),
        required=True,
    )
    contact_id = fields.Many2one(
        "res.partner",
        **proposed("_compute_contact"),
        domain="[('is_company', '=', False), "
        "('commercial_partner_id', '=?', customer_id)]",
        ondelete="cascade",
    )
    lead_mode = fields.Selection(
        [("create", "New opportunity"), ("link", "Existing opportunity")],
        **proposed("_compute_deal"),
        required=True,
    )
    lead_id = fields.Many2one(
        "crm.lead",
        "Opportunity",
        **proposed("_compute_deal"),
        domain="[('won_status', '!=', 'lost'), "
        "('company_id', 'in', [False, company_id])]",
        ondelete="cascade",
    )
    user_id = fields.Many2one(
        "res.users",
        "Owner",
        **proposed("_compute_deal"),
        domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        ondelete="cascade",
    )
    team_id = fields.Many2one(
        "crm.team",
        "Sales team",
        **proposed("_compute_deal"),
        domain="[('company_id', 'in', [False, company_id])]",
        ondelete="cascade",
    )
    stage_id = fields.Many2one(
        "crm.stage",
        **proposed("_compute_deal"),
        ondelete="cascade",
    )
    expected_amount = fields.Monetary(
        "Expected revenue",
        **proposed("_compute_deal"),
    )
    date_closing = fields.Date(
        "Expected closing",
        **proposed("_compute_deal"),
    )

    # ----------------------------------------------------------------- screening

    @api.model
    def default_get(self, fields):
        """Look anew who speaks of the customer, when the dialog is opened."""
        defaults = super().default_get(fields)
        self._look_again(defaults.get("registration_id"))
        return defaults

    @api.model_create_multi
    def create(self, vals_list):
        """Look anew, also for who makes the dialog without opening it."""
        for vals in vals_list:
            self._look_again(vals.get("registration_id"), vals.get("customer_id"))
        return super().create(vals_list)

    def _look_again(self, registration_id, customer_id=None):
        """Screen the registration, where the user may approve it.

        :param customer_id: whom the reviewer chose
        """
        registration = self.registration_id.browse(numbers(registration_id)[:1])
        if registration.exists() and registration._vendor_may("qualify"):
            customer = self.customer_id.browse(numbers(customer_id)[:1])
            registration._look_again(customer.exists())

    def _seen_now(self):
        """Return the marks of the conflicts that the reviewer has to have seen."""
        return {
            f"{conflict._origin.id}:{conflict.strength}"
            for conflict in self.conflict_ids
            if conflict._weighs()
        }

    # ------------------------------------------------------------------- buttons

    def action_confirm(self):
        """Approve the registration as chosen.

        What was found only now is shown first: nobody decides on what they did not see.
        """
        self.ensure_one()
        plan = self._plan()
        registration = self.registration_id
        registration._look_again(plan.customer)
        self.invalidate_recordset(["conflict_ids"])
        if self._seen_now() - set((self.seen or "").split(",")):
            return self._show_again()
        registration.write(
            {
                "expected_amount": self.expected_amount,
                "date_closing": self.date_closing,
                # That day is the opportunity's; the partner's own stays.
                "own_closing": registration.own_closing,
            }
        )
        registration._qualify(plan)
        return {"type": "ir.actions.act_window_close"}

    def action_reject_duplicate(self):
        """Open the dialog that rejects the deal as one that is known already."""
        self.ensure_one()
        registration = self.registration_id
        registration._check_vendor_may("reject")
        reason = self.env["prm.reason"].search([("kind", "=", "duplicate")], limit=1)
        decisions = self.env["prm.registration.decision"]
        return decisions._dialog_of(registration, "reject", default_reason_id=reason.id)

    def _show_again(self):
        """Return the action that shows the same dialog with what was found now."""
        self.write({"seen": ",".join(sorted(self._seen_now())), "is_found_late": True})
        return {**self._dialog_of(self.registration_id), "res_id": self.id}

    @api.model
    def _dialog_of(self, registration):
        """Return the action that opens this dialog on a registration."""
        title = self.env._("Approve the registration")
        # Wide enough to read whom it looks like, and what is the same.
        return dialog_on(registration, title, self, dialog_size="extra-large")

    def _plan(self):
        """Return the plan that was chosen.

        :raises UserError: when something was to be chosen and was not
        """
        chosen = {}
        for name in ("customer", "contact", "lead"):
            is_linked = self[f"{name}_mode"] == "link"
            record = self[f"{name}_id"]
            if is_linked and not record:
                raise UserError(self.env["prm.messages"]._text(f"choose_{name}"))
            chosen[name] = record if is_linked else record.browse()
        return Plan(
            **chosen,
            create_contact=self.contact_mode == "create",
            user=self.user_id,
            team=self.team_id,
            stage=self.stage_id,
        )
