"""Which fields a form or a profile of a portal has, and what is asked of them."""

from odoo import api, fields, models


class PrmPortalField(models.Model):
    """A field of the registration form or of a profile page of a portal.

    A row stands for one entry of a registry of fields, and says how a portal asks for
    it. An entry without a row is asked as the registry says.
    """

    _name = "prm.portal.field"
    _inherit = ["prm.portal.place.mixin"]
    _description = "Field of a portal's form"
    _order = "portal_id, form, sequence, id"

    form = fields.Selection(
        [
            ("registration", "Registration"),
            ("contact", "Contact"),
            ("organization", "Organization"),
        ],
        required=True,
        default="registration",
    )
    name = fields.Char("Technical name", required=True)
    label = fields.Char("Field", compute="_compute_label")
    locked_reason = fields.Char("Fixed", compute="_compute_label")
    visible = fields.Boolean(
        "Shown",
        default=True,
        help="If turned off, it is no longer on the form. Earlier answers stay.",
    )
    editable = fields.Boolean(
        "Partners can change",
        default=True,
        help="If turned off, it is shown as text. On the registration form it "
        "needs a default.",
    )
    required = fields.Boolean(
        help="The form cannot be submitted without it, but drafts can be saved.",
    )
    help_text = fields.Char(
        "Help",
        translate=True,
        help="Shown below the field. Leave empty for the default help text.",
    )
    default_text = fields.Char(
        "Default",
        help="The value of a new form. For a date, a number of days from today.",
    )

    _name_unique = models.UniqueIndex(
        "(portal_id, form, name)", "The form already has a row for this field."
    )

    @api.depends("name", "form", "portal_id")
    @api.depends_context("lang")
    def _compute_label(self):
        for row in self:
            row.label, row.locked_reason = row._describe()

    @api.depends("label")
    def _compute_display_name(self):
        for row in self:
            row.display_name = row.label

    # ------------------------------------------------------------------------- hooks

    def _describe(self):
        """Hook: return the label of the field, and why it is fixed, or ""."""
        self.ensure_one()
        return self.name, ""

    @api.model
    def _form_entries(self, portal):
        """Hook: return form → ``{name: values of its first row}``, in their order.

        :param portal: whose rows stand for these entries
        """
        return {}

    @api.model
    def _page_order(self, portal, form):
        """Hook: return the names of a form's fields in the order of its page."""
        return []

    # ---------------------------------------------------------------- rows of portals

    @api.model
    def _complete(self, portals):
        """Make the rows that these portals lack, behind those that they have.

        :param portals: ``prm.portal`` records that the current user may write
        """
        for portal in portals:
            for form, entries in self._form_entries(portal).items():
                rows = self.search([("portal_id", "=", portal.id), ("form", "=", form)])
                own = {
                    name: {**values, "form": form} for name, values in entries.items()
                }
                self._make_missing(portal, rows, "name", own)
            self._settle(portal)

    @api.model
    def _settle(self, portals):
        """Number the rows anew, so that lists have the order of the pages.

        :param portals: ``prm.portal`` records that the current user may write
        """
        for portal in portals:
            rows = self.search([("portal_id", "=", portal.id)])
            for form, of_form in rows.grouped("form").items():
                order = self._page_order(portal, form)
                place = {name: number for number, name in enumerate(order)}
                settled = of_form.sorted(
                    lambda row, place=place: place.get(row.name, len(place))
                )
                for number, row in enumerate(settled, 1):
                    if row.sequence != 10 * number:
                        row.sequence = 10 * number

    @api.model
    def _by_name(self, portal, form):
        """Return name → row of a form of this portal, as plain values.

        :param portal: one, or none: no rows then
        :param str form: ``registration``, ``contact`` or ``organization``
        """
        rows = portal._set_rows("field")
        return {row.name: row for row in rows if row.form == form}
