from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..common.visit.readable import readable

# What is told → where it is kept. Nobody reads the latter but our own code.
FOUND = {
    "other_id": "found_registration_id",
    "lead_id": "found_lead_id",
    "customer_id": "found_customer_id",
}
CLOSED_FIELDS = frozenset({*FOUND.values(), "target_name"})
# What people say of a conflict; all else is found by the comparison.
JUDGEMENT = frozenset({"decision", "note"})


# From other parts: _check_decision, _claim_pairs, _follow_judgement, _is_mirroring,
#     _stamp_judgement


class PrmRegistrationConflict(models.Model):
    """Another customer, lead or registration that looks like the same deal.

    A reviewer who may not read that record is told what kind it is, what is the same,
    when it came in and whom to ask; no name.
    """

    _name = "prm.registration.conflict"
    _inherit = ["prm.guard.mixin", "prm.company.mixin"]
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
    found_registration_id = fields.Many2one(
        "prm.registration",
        "Registration found",
        ondelete="set null",
        index=True,
        readonly=True,
    )
    found_lead_id = fields.Many2one(
        "crm.lead", "Opportunity found", ondelete="set null", index=True, readonly=True
    )
    found_customer_id = fields.Many2one(
        "res.partner", "Customer found", ondelete="set null", index=True, readonly=True
    )
    target_name = fields.Char("Name at the time of the comparison", readonly=True)
    # What its reader is told of it: the record, where it may be read.
    other_id = fields.Many2one(
        "prm.registration",
        "Other registration",
        compute="_compute_told",
        inverse="_inverse_told",
        search=lambda self, *told: self._search_told("other_id", *told),
    )
    lead_id = fields.Many2one(
        "crm.lead",
        compute="_compute_told",
        inverse="_inverse_told",
        search=lambda self, *told: self._search_told("lead_id", *told),
    )
    customer_id = fields.Many2one(
        "res.partner",
        compute="_compute_told",
        inverse="_inverse_told",
        search=lambda self, *told: self._search_told("customer_id", *told),
    )
    first_in_at = fields.Datetime(
        "First received",
        compute="_compute_facts",
        compute_sudo=True,
        help="When the other record was created.",
    )
    ask = fields.Char(
        "Contact",
        compute="_compute_facts",
        compute_sudo=True,
        help="Who works with the other record.",
    )
    kind = fields.Selection(
        [
            ("registration", "Another partner's registration"),
            ("lead", "Open lead"),
            ("customer", "Known customer"),
            ("own", "The same partner's deal or customer"),
        ],
        readonly=True,
    )
    matched_on = fields.Char("Matching keys", readonly=True)
    matched_label = fields.Char("Matches on", compute="_compute_matched_label")
    score = fields.Integer(
        readonly=True, aggregator=None, help="From 0 to 100; 100 means certain."
    )
    strength = fields.Selection(
        [
            ("same", "Same customer"),
            ("likely", "Probably the same"),
            ("hint", "Hint"),
        ],
        readonly=True,
        index=True,
        help="Same: the tax number or website is equal, or the name together with "
        "another match. Probably the same: only the name is equal. Hint: a "
        "similar name, or only the email domain.",
    )
    decision = fields.Selection(
        [
            ("open", "To be decided"),
            ("different", "Different"),
            ("same", "The same"),
            ("share", "Share"),
            ("ask", "Ask both"),
        ],
        default="open",
        required=True,
        index=True,
        help="Different: another deal, both may stand. The same: do not accept the "
        "later one, as a duplicate. Share: both partners get one opportunity when you "
        "approve. Ask both: the partners are asked in their conversations, in neutral "
        "words; the conflict stays to be decided.",
    )
    note = fields.Text()
    decided_by_id = fields.Many2one("res.users", "Decided by", readonly=True)
    decided_at = fields.Datetime("Decided at", readonly=True)

    _one_target = models.Constraint(
        "CHECK (num_nonnulls(found_registration_id, found_lead_id, found_customer_id)"
        " <= 1)",
        "A conflict refers to exactly one registration, lead or customer.",
    )

    @api.depends("matched_on")
    @api.depends_context("lang")
    def _compute_matched_label(self):
        for conflict in self:
            codes = (conflict.matched_on or "").split(", ")
            conflict.matched_label = self._matched_words(codes)

    @api.model
    def _matched_words(self, codes):
        """Return in words what meets, by the codes of the policy."""
        labels = {
            "vat": self.env._("tax number"),
            "host": self.env._("website"),
            "name": self.env._("name"),
            "email_domain": self.env._("email domain"),
            "close_name": self.env._("name (close)"),
            "customer": self.env._("customer chosen"),
        }
        return ", ".join(labels.get(code, code) for code in codes)

    @api.depends(*FOUND.values())
    @api.depends_context("uid")
    def _compute_told(self):
        for conflict in self:
            conflict_sudo = conflict.sudo()
            for told, found in FOUND.items():
                target = conflict_sudo[found].with_env(self.env)
                conflict[told] = target if target.has_access("read") else False

    def _inverse_told(self):
        for conflict in self:
            for told, found in FOUND.items():
                if conflict[told]:
                    conflict[found] = conflict[told]

    def _search_told(self, told, operator, value):
        """Find conflicts by candidates that their reader may read."""
        field = self._fields[FOUND[told]]
        if operator in ("any", "any!"):
            readable = self.env[field.comodel_name]._search(value)
        elif operator == "in" and False in value:  # nothing is told, or one of these
            named = self._search_told(told, operator, [each for each in value if each])
            readable = Domain("id", "!=", False)
            return named | ~self._search_told(told, "any", readable)
        elif operator == "in":
            readable = self.env[field.comodel_name]._search([("id", "in", value)])
        elif operator in ("like", "ilike", "=like", "=ilike"):
            readable = self.env[field.comodel_name]._search(
                [("display_name", operator, value)]
            )
        else:
            return NotImplemented
        self_sudo = self.sudo()
        return Domain("id", "in", self_sudo._search([(field.name, "in", readable)]))

    @api.depends(*FOUND.values())
    def _compute_facts(self):
        audience = self.env["prm.audience"]
        for conflict in self:
            target_sudo = conflict._target_sudo()
            conflict.first_in_at = conflict._first_in_at(target_sudo)
            people_sudo = audience._asked_sudo(target_sudo)
            conflict.ask = people_sudo.name or self.env._("Channel administrators")

    @api.depends(*FOUND.values(), "kind", "target_name")
    @api.depends_context("uid", "lang")
    def _compute_display_name(self):
        """Name the record to who may read it, whoever asks with what rights.

        Core asks for the names of lines and links with all rights. What was deleted
        keeps its name for administrators.
        """
        formatting = self.env["prm.formatting"]
        targets = [conflict._target_sudo().sudo(False) for conflict in self]
        seen = readable(targets)
        for conflict, target in zip(self, targets, strict=True):
            if not target:
                name = conflict._name_of_deleted()
            else:
                name = target in seen and target.display_name
            conflict.display_name = name or formatting._choice(conflict, "kind")

    def _search_display_name(self, operator, value):
        return Domain.OR(Domain(told, operator, value) for told in FOUND)

    def _name_of_deleted(self):
        """Return the stored name, but to reviewers who are no administrators.

        Who is no reviewer reads no conflicts: the name is for our code, then.
        """
        user = self.env.user
        is_reviewer = user.has_group("prm.group_prm_user")
        if is_reviewer and not user.has_group("prm.group_prm_manager"):
            return False
        self_sudo = self.sudo()
        return self_sudo.target_name

    def write(self, vals):
        """Keep who judged it and when."""
        self._guard_write(vals)
        self._claim_pairs(vals)
        before = {conflict.id: conflict.decision for conflict in self}
        result = super().write(vals)
        if not self._is_mirroring():
            self._stamp_judgement(before)
            self._follow_judgement(before)
        return result

    def _guard_write(self, vals):
        """Refuse to change what was found; people judge it, and say why."""
        super()._guard_write(vals)
        if not self.env.su and vals.keys() - JUDGEMENT:
            raise UserError(self.env["prm.messages"]._text("conflict_is_found"))
        if not self.env.su and "decision" in vals:
            self._check_decision(vals["decision"])

    def _has_field_access(self, field, operation):
        if field.name in CLOSED_FIELDS and not self.env.su:
            return False
        return super()._has_field_access(field, operation)

    def _target_sudo(self):
        """Return the one record that looks like the same deal (sudo)."""
        self.ensure_one()
        self_sudo = self.sudo()
        targets = [self_sudo[found] for found in FOUND.values()]
        return next(filter(None, targets), targets[0])

    @api.model
    def _first_in_at(self, target):
        """Return when a candidate came in: a deal with its customer, or created."""
        first = "first_in_at" if "first_in_at" in target._fields else "create_date"
        return target[first] or target.create_date if target else False
