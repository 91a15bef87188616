"""What a portal shows of the profiles of its people, and lets them change."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# From other parts: editable, form, label, name, required, visible

FORMS = ("contact", "organization")


class PrmPortal(models.Model):
    """Portals: the fields of the profiles, and who decides on changes."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    profile_approval = fields.Boolean(
        "Approve changes to the organization",
        help="Changes that partners make to their organization must be accepted by "
        "the partner manager. If turned off, they take effect immediately and "
        "the manager is notified.",
    )
    email_change = fields.Boolean(
        "People can change their email address",
        default=True,
        help="People change the address they log in with under Settings. It only "
        "changes after they confirm it from the new address.",
    )
    contact_field_ids = fields.One2many(
        "prm.portal.field",
        "portal_id",
        "Profile of a person",
        domain=[("form", "=", "contact")],
    )
    organization_field_ids = fields.One2many(
        "prm.portal.field",
        "portal_id",
        "Profile of the organization",
        domain=[("form", "=", "organization")],
    )


class PrmPortalField(models.Model):
    """Fields of the profiles: what the registry says of them."""

    _name = "prm.portal.field"
    _inherit = ["prm.portal.field"]

    is_locked = fields.Boolean(
        compute="_compute_profile",
        help="This field cannot be opened on any portal.",
        exportable=False,
    )
    is_needed = fields.Boolean(
        compute="_compute_profile",
        help="This field is always required.",
        exportable=False,
    )

    @api.depends("form", "name")
    def _compute_profile(self):
        for row in self:
            entry = row._profile_entry()
            row.is_locked = bool(entry and entry.locked)
            row.is_needed = bool(entry and entry.required)

    def _profile_entry(self):
        """Return the entry of the profiles that this row stands for, or None."""
        self.ensure_one()
        return self.env["prm.profile.fields"]._entry(self.form, self.name)

    def _describe(self):
        """Return label and reason of a field of the profiles, too."""
        entry = self._profile_entry()
        if not entry:
            return super()._describe()
        label = self.env["prm.formatting"]._tr(entry.label)
        reason = self.env._("People log in with it, so it cannot be changed here.")
        return label, reason if entry.locked else ""

    @api.model
    def _form_entries(self, portal):
        """Add the fields of both profiles, as the registry says.

        :param portal: whose rows stand for these entries
        """
        registry = self.env["prm.profile.fields"]
        profiles = {
            form: {
                entry.name: {"visible": entry.visible, "editable": entry.editable}
                for entry in registry._of(form)
            }
            for form in FORMS
        }
        return super()._form_entries(portal) | profiles

    @api.model
    def _page_order(self, portal, form):
        """Return the order of a profile, or that of another form.

        :param portal: whose rows these are
        :param str form: ``contact``, ``organization`` or another one
        """
        if form not in FORMS:
            return super()._page_order(portal, form)
        entries = self.env["prm.profile.fields"]._of(form, portal)
        return [entry.name for entry in entries]

    @api.constrains("form", "name", "editable")
    def _check_locked(self):
        """Refuse to open what the access of people hangs on.

        :raises ValidationError: saying which field stays closed
        """
        for row in self:
            if row.is_locked and row.editable:
                raise ValidationError(
                    self.env._(
                        "%s: people log in with it, so partners cannot change it. "
                        "Turn off “Partners can change”.",
                        row.label,
                    )
                )

    @api.onchange("visible", "editable")
    def _onchange_profile(self):
        """Ask for nothing that nobody can fill: what is hidden is closed, too."""
        if self.form in FORMS:
            self.editable = self.editable and self.visible
            self.required = self.required and self.editable
