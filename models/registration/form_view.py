from odoo import api, models

# Card of the partner's form → the group of the backend's form that shows its fields.
GROUPS = {"company": "customer_typed", "contact": "contact_typed"}
# Users first: their names are those of their contacts.
PEOPLE = ("res.users", "res.partner")


class PrmRegistrationFormView(models.Model):
    """The backend's form shows what partners fill in, and reads people at once."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        """Add the form's fields that the view does not place by itself."""
        arch, view = super()._get_view(view_id, view_type, **options)
        if view_type == "form":
            self._place_form_fields(arch)
        return arch, view

    def _read_format(self, fnames, load="_classic_read"):
        self._read_people(fnames)
        return super()._read_format(fnames, load)

    def _read_people(self, names):
        """Read at once who is named in these fields, for an employee.

        Else each field reads its people by itself: the form of a registration has ten
        such fields, each with one person.
        """
        if not self or self.env.su or self.env.user.share:
            return
        self_sudo = self.sudo()
        found = {PEOPLE[0]: [], PEOPLE[1]: []}
        for name in names:
            field = self._fields[name]
            if field.type == "many2one" and field.store and field.comodel_name in found:
                found[field.comodel_name].append(self_sudo[name])
        for model in PEOPLE:
            people_sudo = self_sudo.env[model].union(*found[model])
            people_sudo.mapped("active")
            if model == "res.users":
                found["res.partner"].append(people_sudo.partner_id)

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
