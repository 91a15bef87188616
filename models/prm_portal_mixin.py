"""What portal users read is a positive list."""

from odoo import models


class PrmPortalMixin(models.AbstractModel):
    """A model of which share users read the listed fields and write none."""

    _name = "prm.portal.mixin"
    _description = "Positive list of fields for portal users"

    def _portal_readable_fields(self):
        """Return the names of the fields that portal users may read.

        Overridden by each model, and by addons that add fields for partners.
        """
        return frozenset({"id", "display_name"})

    def _has_field_access(self, field, operation):
        if not super()._has_field_access(field, operation):
            return False
        if self.env.su or not self.env.user.share:
            return True
        return operation == "read" and field.name in self._portal_readable_fields()
