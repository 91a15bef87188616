"""What a portal shows of the profiles of its people, and lets them change."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# From other parts: editable, form, name, portal_id, required, visible

FORMS = ("contact", "organization")


class PrmPortal(models.Model):
    """Portals: the fields of the profiles, and who decides on changes."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    profile_approval = fields.Boolean(
        "Approve changes of the organization",
        help="What a partner changes of the organization waits until the partner "
        "manager accepts it. Off: it takes effect at once, and the manager is told.",
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

    def _complete_rows(self):
        """Make the rows of the profiles, too."""
        result = super()._complete_rows()
        self.env["prm.portal.field"]._complete_profiles(self)
        return result


class PrmPortalField(models.Model):
    """Fields of the profiles: what the registry says of them."""

    _name = "prm.portal.field"
    _inherit = ["prm.portal.field"]

    profile_label = fields.Char("Profile field", compute="_compute_profile")
    is_locked = fields.Boolean(
        compute="_compute_profile", help="No portal can open this field."
    )
    is_needed = fields.Boolean(
        compute="_compute_profile", help="No record can be without this field."
    )

    @api.depends("form", "name")
    @api.depends_context("lang")
    def _compute_profile(self):
        registry = self.env["prm.profile.fields"]
        for row in self:
            entry = registry._entry(row.form, row.name)
            row.profile_label = registry._label(row.form, row.name)
            row.is_locked = bool(entry and entry.locked)
            row.is_needed = bool(entry and entry.required)

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
                        "Leave “Partners may change” off.",
                        row.profile_label,
                    )
                )

    @api.onchange("visible", "editable")
    def _onchange_profile(self):
        """Ask for nothing that nobody can fill: what is hidden is closed, too."""
        if self.form in FORMS:
            self.editable = self.editable and self.visible
            self.required = self.required and self.editable

    @api.model
    def _complete_profiles(self, portals):
        """Make the rows of profiles that these portals lack, as the registry says.

        :param portals: ``prm.portal`` records that the current user may write
        """
        entries = self.env["prm.profile.fields"]._entries()
        rows = self.search([("portal_id", "in", portals.ids), ("form", "in", FORMS)])
        known = {(row.portal_id.id, row.form, row.name) for row in rows}
        self.create(
            [
                {
                    "portal_id": portal.id,
                    "form": entry.card,
                    "name": entry.name,
                    "sequence": entry.order,
                    "visible": entry.visible,
                    "editable": entry.editable,
                    "required": False,
                }
                for portal in portals
                for entry in entries
                if (portal.id, entry.card, entry.name) not in known
            ]
        )
