"""Fields of a section that a portal does not show are empty for its partners."""

from functools import partial

from odoo import models
from odoo.tools import SQL

from ..common.visit.once import once
from ..common.visit.share import is_share

# In the context while values are fetched; nobody can send it by RPC.
FETCHING = object()
NUMBERS = ("integer", "float", "monetary")


class PrmSectionMaskMixin(models.AbstractModel):
    """A record with fields of sections; what is off is empty, and found as empty.

    A person may work with several portals, so it depends on the record. What is read
    by RPC is emptied; whatever a search names, sorts, groups or adds up is emptied in
    SQL, where all of these ask for a column. Pages ask :meth:`_shows`.
    """

    _name = "prm.section.mask.mixin"
    _description = "Fields of sections"

    def _section_fields(self):
        """Hook: return the name of a field → the key of the section that shows it."""
        return {}

    def _shows(self, key):
        """Tell whether the current user sees what the section ``key`` says of this."""
        return bool(self._shown_in(key))

    def _shown_in(self, key):
        """Return those of ``self`` of which the section tells the current user."""
        ask = partial(self._shows_each, key)
        if once(self.env, ("shows each", key), ask):
            return self
        found_sudo = self.sudo().filtered_domain(self._shown_by(key))
        return found_sudo.with_env(self.env)

    def _shows_each(self, key):
        """Tell whether the section tells the current user of whatever record it is."""
        return not self._is_masking() or self._shown_by(key).is_true()

    def _shown_by(self, key):
        """Return the domain of what the section ``key`` shows to the current user."""
        ask = partial(self.env["prm.portal.switches"]._section_domain, key)
        return once(self.env, ("shown by", key), ask)

    def _is_masking(self):
        """Tell whether the current user is one to whom sections may be closed."""
        return not self.env.su and is_share(self.env)

    def _masked_value(self, name):
        """Return what a masked field of this record is read as."""
        return 0 if self._fields[name].type in NUMBERS else False

    def _masked_sql(self, name, alias, query):
        """Return in SQL what a masked field is found as."""
        return SQL("0") if self._fields[name].type in NUMBERS else SQL("NULL")

    def _seen_value(self, name):
        """Return a field of sections as the current user sees it, for pages."""
        sections = once(self.env, ("sections of", self._name), self._section_fields)
        shown = self._shows(sections[name])
        return self[name] if shown else self._masked_value(name)

    # ------------------------------------------------------------------- by RPC

    def _read_format(self, fnames, load="_classic_read"):
        rows = super()._read_format(fnames, load)
        sections = self._section_fields()
        names = [name for name in fnames if name in sections]
        if not (names and self._is_masking()):
            return rows
        open_ids = {
            key: set(self._shown_in(key)._ids) for key in {sections[n] for n in names}
        }
        records = {record.id: record for record in self}
        for row in rows:
            for name in names:
                if row["id"] not in open_ids[sections[name]]:
                    row[name] = records[row["id"]]._masked_value(name)
        return rows

    # ------------------------------------------------------------------- in SQL

    def _fetch_query(self, query, fields):
        """Fetch what stands in the database: the cache is everybody's."""
        fetching = self.with_context(prm_fetching=FETCHING)
        fetched = super(PrmSectionMaskMixin, fetching)._fetch_query(query, fields)
        return fetched.with_env(self.env)

    def _field_to_sql(self, alias, field_expr, query=None):
        sql = super()._field_to_sql(alias, field_expr, query)
        name = field_expr.partition(".")[0]
        key = self._section_fields().get(name)
        is_fetching = self.env.context.get("prm_fetching") is FETCHING
        if not key or is_fetching or not self._is_masking():
            return sql
        domain = self._shown_by(key)
        if domain.is_true():
            return sql
        self_sudo = self.sudo()
        shown = domain.optimize_full(self_sudo)._to_sql(self_sudo, alias, query)
        empty = self._masked_sql(name, alias, query)
        return SQL("CASE WHEN %s THEN %s ELSE %s END", shown, sql, empty)
