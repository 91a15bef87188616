"""Pages of a list that goes from person to person: each has a turn."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

# What has no person is the last, and has a number, too: an index leads to it as well.
NOBODY = 0


def turn_value(column):
    """Return in SQL what the index of turns ends with, before the id."""
    return SQL("COALESCE(-%s, %s)", column, SQL(str(NOBODY)))


class PrmListTurns(models.AbstractModel):
    """Finds the rows of a page in the order of other records, such as people by name.

    No index of a list has the names of people. So the people are found first, by leaps
    along an index; then each has a turn, in their order, until the page is full.
    """

    _name = "prm.list.turns"
    _description = "Order of a list by people"

    @api.model
    def _page_ids(self, model, domain, order, limit, offset=0):
        """Return the ids of the rows of one page.

        :param model: of the list, in the reader's environment; it has an index that
            begins with what the reader's rules compare, and goes on with ``turn_value``
            of the many2one and with the id
        :param domain: of the list
        :param str order: of the list, which begins with that many2one
        :param int limit: of rows on the page
        :param int offset: number of rows before the page
        """
        first, *rest = order.split(",")
        name, *words = first.split()
        turns = self._turns(model, domain, name, is_falling="desc" in words)
        query = model._search(domain, order=",".join(rest), limit=offset + limit)
        column = SQL.identifier(query.table, name, to_flush=model._fields[name])
        query.add_where(SQL("%s = turn.value", turn_value(column)))
        rows = query.select(SQL("%s AS id", SQL.identifier(query.table, "id")))
        # A row of the first list is joined with its own rows: their order is that of
        # both, and nothing is looked for once the page is full.
        found = self.env.execute_query(
            SQL(
                "SELECT found.id FROM unnest(%s::int[]) AS turn(value),"
                " LATERAL (%s) AS found LIMIT %s OFFSET %s",
                turns,
                rows,
                limit,
                offset,
            )
        )
        return [number for [number] in found]

    def _turns(self, model, domain, name, is_falling):
        """Return the value of each turn, in the order of the many2one's own model."""
        values = self.env["prm.list.values"]
        found = values._found_ids(model, domain, name, turn_value)
        others_sudo = self.env[model._fields[name].comodel_name].sudo()
        others_sudo = others_sudo.with_context(active_test=False)
        ids = others_sudo.search(Domain("id", "in", found)).ids
        ids += [NOBODY] if NOBODY in found else []
        return [-number for number in (reversed(ids) if is_falling else ids)]
