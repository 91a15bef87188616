from odoo import api, models

# Card of the partner's form → the group of the backend's form that shows its fields.
GROUPS = {"company": "customer_typed", "contact": "contact_typed"}


class PrmRegistrationFormView(models.Model):
    """The backend's form shows what partners fill in: also what an addon adds."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        """Add the form's fields that the view does not place by itself."""
        arch, view = super()._get_view(view_id, view_type, **options)
        if view_type == "form":
            self._place_form_fields(arch)
        return arch, view

    def _place_form_fields(self, arch):
        """Put each field of the form that ``arch`` lacks into the group of its card."""
        placed = {node.get("name") for node in arch.iter("field")}
        for entry in self.env["prm.registration.fields"]._for("vendor"):
            name = GROUPS.get(entry.card, "deal_typed")
            group = arch.find(f".//group[@name='{name}']")
            if entry.stored and entry.name not in placed and group is not None:
                field = group.makeelement("field")
                field.set("name", entry.name)
                field.set("readonly", "state != 'draft'")
                group.append(field)
