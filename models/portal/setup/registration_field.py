"""The rows of the registration form: what may be set of which field."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ....policy.field_setting import Setting, code_of_setting, takes_text

# From other parts: label, name, visible, editable, required, default_text, form

FORM = "registration"


class PrmPortalField(models.Model):
    """Rows of the registration form: the registry says what of them may be set."""

    _name = "prm.portal.field"
    _inherit = ["prm.portal.field"]

    card = fields.Char(
        compute="_compute_kind",
        help="The part of the form that shows the field. You can move the field "
        "within it.",
    )
    is_fixed = fields.Boolean(compute="_compute_kind", exportable=False)
    takes_text = fields.Boolean(compute="_compute_kind", exportable=False)
    # Named by what stands there: a text is no choice.
    default_offering_id = fields.Many2one(
        "prm.offering", "Default service or product", ondelete="set null"
    )
    default_visibility = fields.Selection(
        [("contact", "Only the author"), ("organization", "The whole organization")],
        "Default visibility",
    )

    @api.depends("name", "form", "portal_id")
    @api.depends_context("lang")
    def _compute_kind(self):
        for row in self:
            entry = row._entry()
            registry = self.env["prm.registration.fields"]
            row.card = entry and registry._card_title(entry.card)
            row.is_fixed = bool(entry) and not entry.optional
            row.takes_text = bool(entry) and takes_text(entry)

    def _entry(self):
        """Return the entry of the form that this row stands for, or None.

        An addon that is gone takes its entries along.
        """
        self.ensure_one()
        if self.form != FORM:
            return None
        entries = self.env["prm.registration.fields"]._all("partner", self.portal_id)
        return next((entry for entry in entries if entry.name == self.name), None)

    def _describe(self):
        entry = self._entry()
        if not entry:
            return super()._describe()
        label = self.env["prm.formatting"]._tr(entry.label)
        reason = self.env._("Always shown")
        return label, "" if entry.optional else reason

    @api.model
    def _form_entries(self, portal):
        entries = self.env["prm.registration.fields"]._all("partner", portal)
        rows = {entry.name: {"required": entry.required} for entry in entries}
        return super()._form_entries(portal) | {FORM: rows}

    @api.model
    def _page_order(self, portal, form):
        if form != FORM:
            return super()._page_order(portal, form)
        entries = self.env["prm.registration.fields"]._for("partner", portal)
        return [entry.name for entry in entries]

    @api.constrains(
        "visible",
        "editable",
        "required",
        "default_text",
        "default_offering_id",
        "default_visibility",
        "name",
        "form",
    )
    def _check_registration_field(self):
        """Refuse what may not be set of a field of the registration form.

        :raises ValidationError: with the label of the field
        """
        for row in self:
            entry = row._entry()
            code = entry and code_of_setting(entry, row._setting(entry))
            if code:
                sentence = self.env["prm.messages"]._text(code)
                raise ValidationError(
                    self.env._(
                        "%(field)s: %(problem)s", field=row.label, problem=sentence
                    )
                )

    def _setting(self, entry):
        """Return what this row sets, for the policy."""
        chosen = entry.default or {
            "offerings": self.default_offering_id.id,
            "visibility": self.default_visibility,
        }.get(entry.choices)
        return Setting(
            visible=self.visible,
            required=self.required,
            editable=self.editable,
            default=self.default_text or "",
            chosen=bool(chosen),
        )


class PrmPortal(models.Model):
    """Portals: the fields of the registration form."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    registration_field_ids = fields.One2many(
        "prm.portal.field",
        "portal_id",
        "Registration form",
        domain=[("form", "=", FORM)],
        copy=False,
    )
