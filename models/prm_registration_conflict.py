from odoo import api, fields, models


class PrmRegistrationConflict(models.Model):
    """Another customer, lead or registration that looks like the same deal."""

    _name = "prm.registration.conflict"
    _inherit = ["prm.company.mixin"]
    _description = "Conflict of a registration"
    _order = "score desc, id"

    registration_id = fields.Many2one(
        "prm.registration", required=True, index=True, ondelete="cascade", readonly=True
    )
    partnership_id = fields.Many2one(
        related="registration_id.partnership_id", store=True, index=True
    )
    reviewer_id = fields.Many2one(
        related="registration_id.reviewer_id", store=True, index=True
    )
    company_id = fields.Many2one(
        related="registration_id.company_id", store=True, index=True
    )
    # What looks like the same deal; when it is deleted, its name and kind stay.
    other_id = fields.Many2one(
        "prm.registration",
        "Other registration",
        ondelete="set null",
        index=True,
        readonly=True,
    )
    lead_id = fields.Many2one(
        "crm.lead", ondelete="set null", index=True, readonly=True
    )
    customer_id = fields.Many2one(
        "res.partner", ondelete="set null", index=True, readonly=True
    )
    target_name = fields.Char("Looks like", readonly=True)
    kind = fields.Selection(
        [
            ("registration", "Another partner's registration"),
            ("lead", "Open lead"),
            ("customer", "Known customer"),
        ],
        readonly=True,
    )
    matched_on = fields.Char(readonly=True)
    matched_label = fields.Char("Same", compute="_compute_matched_label")
    score = fields.Integer(readonly=True, help="0 to 100; 100 is certain.")
    decision = fields.Selection(
        [
            ("open", "To be decided"),
            ("different", "Another deal"),
            ("same", "The same deal"),
        ],
        default="open",
        required=True,
        index=True,
    )
    note = fields.Text()

    _one_target = models.Constraint(
        "CHECK (num_nonnulls(other_id, lead_id, customer_id) <= 1)",
        "A conflict points to one registration, lead or customer.",
    )

    @api.depends("matched_on")
    @api.depends_context("lang")
    def _compute_matched_label(self):
        labels = {
            "vat": self.env._("tax number"),
            "host": self.env._("website"),
            "name": self.env._("name"),
            "email_domain": self.env._("e-mail domain"),
            "customer": self.env._("customer chosen"),
        }
        for conflict in self:
            codes = (conflict.matched_on or "").split(", ")
            conflict.matched_label = ", ".join(labels.get(code, code) for code in codes)

    @api.depends("other_id", "lead_id", "customer_id", "target_name")
    def _compute_display_name(self):
        for conflict in self:
            conflict.display_name = (
                conflict._target().display_name or conflict.target_name
            )

    def _target(self):
        """Return the one record that looks like the same deal (sudo)."""
        self.ensure_one()
        self_sudo = self.sudo()
        return self_sudo.other_id or self_sudo.lead_id or self_sudo.customer_id
