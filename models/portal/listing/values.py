"""Which records a column names among the deals of a list, however many these are."""

from odoo import api, models
from odoo.tools import SQL


class PrmListValues(models.AbstractModel):
    """Leaps from value to value along an index: what filters offer costs no more for a
    hundred thousand deals than for ten."""

    _name = "prm.list.values"
    _description = "Values of a column in a list"

    @api.model
    def _found_ids(self, model, domain, name):
        """Return the ids that a many2one has in what the reader finds, in their order.

        :param model: of the list, in the reader's environment; an index has to begin
            with what the reader's rules compare, and to end with the column
        :param domain: of the list
        :param str name: of the stored many2one, readable by the reader or not
        """
        first = self._next(model, domain, name, SQL("0"))
        following = self._next(model, domain, name, SQL("leap.value"))
        rows = self.env.execute_query(
            SQL(
                "WITH RECURSIVE leap(value) AS ((%s) UNION ALL"
                " SELECT (%s) FROM leap WHERE leap.value IS NOT NULL)"
                " SELECT value FROM leap WHERE value IS NOT NULL",
                first,
                following,
            )
        )
        return [value for [value] in rows]

    def _next(self, model, domain, name, former):
        """Return in SQL the least value of a column beyond a former one."""
        query = model._search(domain)
        column = SQL.identifier(query.table, name, to_flush=model._fields[name])
        query.add_where(SQL("%s > %s", column, former))
        query.order, query.limit = column, 1
        return query.select(column)
