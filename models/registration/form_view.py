from odoo import api, models
from odoo.fields import Domain
from odoo.models import MAGIC_COLUMNS
from odoo.tools import SQL

from ..common.visit.named import PEOPLE, USERS, asked_of_named
from ..common.visit.rows import Rows, usual
from ..common.visit.share import is_share
from ..common.visit.together import ask_together

# Card of the partner's form → the group of the backend's form that shows its fields.
GROUPS = {"company": "customer_typed", "contact": "contact_typed"}

# Lists of which hardly a deal has none.
USUALLY_FILLED = ("conflict_ids", "transition_ids")


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
        if self and not (self.env.su or is_share(self.env)):
            self_sudo = self.sudo()
            ask_together(self.env, asked_of_named(self_sudo, fnames))
        return super()._read_format(fnames, load)

    def _fetch_query(self, query, fields):
        """Read the lists of one registration together, for an employee.

        Else each asks by itself, and with all rules: the form has seven lists, most of
        them empty. Of those it is asked first whether they hold anything.
        """
        if self.env.su or is_share(self.env):
            return super()._fetch_query(query, fields)
        lists = [field for field in fields if self._is_list_of_ours(field)]
        activities = [field for field in fields if field.name == "activity_ids"]
        rest = [field for field in fields if field not in (*lists, *activities)]
        fetched = super()._fetch_query(query, rest)
        fetched._read_lists(lists, [field.name for field in rest])
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

    def _read_lists(self, lists, names):
        """Read lists: those of one record together, with who is named there.

        Whose lines a reader finds the rules say, as ever.

        :param names: of the fields that were read before
        """
        if len(self) != 1 or not lists[1:]:
            for field in lists:
                field.read(self)
            return
        likely = [field for field in lists if field.name in USUALLY_FILLED]
        rare = {each: self._holds_any(each) for each in lists if each not in likely}
        asked = self._asked_of_lists(likely, names)
        found = ask_together(self.env, {**asked, **rare})
        filled = [field for field in rare if found[field]]
        found |= ask_together(self.env, self._asked_of_lists(filled))
        for field in lists:
            field._insert_cache(self, [tuple(found[field] or ())])

    def _asked_of_lists(self, lists, names=()):
        """Return what the lines of lists, and what is named there, are asked by.

        :param names: of fields of the record; what these refer to is named, too
        :return: key → expression; the fields are the keys of their lines
        """
        if not (lists or names):
            return {}
        asked = {field: self._lines_of(field) for field in lists}
        users, people = (self._named_in(lists, model) for model in (USERS, PEOPLE))
        self_sudo = self.sudo()
        return asked | asked_of_named(self_sudo, names, users, people)

    def _named_in(self, lists, model):
        """Return the query of the ids of a model that lines of lists refer to."""
        found = []
        for field in lists:
            lines = self.env[field.comodel_name]
            inverse, table = lines._fields[field.inverse_name], lines._table
            where = SQL.identifier(inverse.name, to_flush=inverse), self.id
            found += [
                SQL(
                    "SELECT %s FROM %s WHERE %s = %s",
                    *(SQL.identifier(each.name, to_flush=each), SQL.identifier(table)),
                    *where,
                )
                for each in lines._fields.values()
                if each.type == "many2one" and each.comodel_name == model
                if each.store and each.name not in MAGIC_COLUMNS
            ]
        return SQL(" UNION ALL ").join(found) if found else None

    def _lines_of(self, field):
        """Return the expression of the lines of a list that the reader finds."""
        lines = self.env[field.comodel_name]
        lines = lines.with_context(active_test=False, **field.context)
        domain = field.get_comodel_domain(lines)
        domain &= Domain(field.inverse_name, "in", self.ids)
        query = lines._search(domain, order=lines._order)
        lines_sudo = lines.sudo()
        return Rows(lines_sudo, usual(lines_sudo), query)

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
