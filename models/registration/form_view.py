from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..common.visit.together import ask_together

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

    def _fetch_query(self, query, fields):
        """Read the lists of one registration together, for an employee.

        Else each asks by itself, and with all rules: the form has seven lists, most of
        them empty. What lies in the others is read as ever.
        """
        if self.env.su or self.env.user.share:
            return super()._fetch_query(query, fields)
        lists = [field for field in fields if self._is_list_of_ours(field)]
        activities = [field for field in fields if field.name == "activity_ids"]
        rest = [field for field in fields if field not in (*lists, *activities)]
        fetched = super()._fetch_query(query, rest)
        if len(fetched) == 1 and lists[1:]:
            lists = fetched._filled_lists(lists)
        for field in lists:
            field.read(fetched)
        for field in activities:
            fetched._read_activities(field)
        return fetched

    def _read_activities(self, field):
        """Read activities with all that is shown of them.

        Core reads which there are, then what they are, and asks both times which of
        them the reader may see.
        """
        activities = self.env[field.comodel_name].with_context(active_test=False)
        domain = field.get_comodel_domain(self) & Domain("res_id", "in", self.ids)
        found = activities.search_fetch(domain).grouped("res_id")
        field._insert_cache(
            self, [found.get(id_, activities)._ids for id_ in self._ids]
        )

    def _filled_lists(self, lists):
        """Return the fields of lists with lines, and keep that the others have none."""
        answers = ask_together(
            self.env, {each: self._holds_any(each) for each in lists}
        )
        for field, is_filled in answers.items():
            if not is_filled:
                field._insert_cache(self, [()])
        return [field for field, is_filled in answers.items() if is_filled]

    @api.model
    def _is_list_of_ours(self, field):
        """Tell whether a list has lines of ours, that name their registration."""
        if field.type != "one2many":
            return False
        lines = self.env[field.comodel_name]
        inverse = lines._fields[field.inverse_name]
        is_ours = lines._name.startswith("prm.") and lines._auto
        return is_ours and inverse.type == "many2one" and inverse.store

    def _holds_any(self, field):
        """Return in SQL whether a list of this registration has a line."""
        lines = self.env[field.comodel_name]
        inverse = lines._fields[field.inverse_name]
        named = SQL.identifier(lines._table, inverse.name, to_flush=inverse)
        table = SQL.identifier(lines._table)
        return SQL("EXISTS (SELECT FROM %s WHERE %s = %s)", table, named, self.id)

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
