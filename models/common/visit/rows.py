"""Values of records that a page will read, asked together with what else it asks.

From then on these fields are read without a query, as if they had been fetched.
"""

from datetime import date, datetime

from odoo import api, models, tools
from odoo.tools import SQL, Query

# What JSON tells by another type than the column has.
TYPES = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "float": float,
    "monetary": float,
}
# So many columns and the id are the arguments that a function of PostgreSQL takes.
MOST = 99
# A moment as Python reads it, down to what the column holds.
MOMENT = 'YYYY-MM-DD"T"HH24:MI:SS.US'


class Rows(SQL):
    """Expression of some columns of the records that a query finds.

    The query asks whatever rules it was made with. The values are read with all rights,
    as for plain values: whoever shows them says which. See ``ask_together``.
    """

    __slots__ = ("_fields", "_model")

    def __init__(self, model_sudo, names, query):
        """Say which values are asked.

        :param model_sudo: whose records they are, with all rights
        :param names: of stored fields with a column, at most :data:`MOST`
        :param query: that finds them in the table of this model
        """
        self._model = model_sudo
        self._fields = [model_sudo._fields[name] for name in names]
        row = model_sudo.env["prm.rows"]._row(model_sudo._name, tuple(names))
        super().__init__("(SELECT json_agg(row) FROM (%s) AS found)", query.select(row))

    def keep(self, answer):
        """Keep what was answered, but for what is known; return the ids in order."""
        if not answer:
            return ()
        ids, *columns = zip(*answer, strict=True)
        records_sudo = self._model.browse(ids)
        for field, told in zip(self._fields, columns, strict=True):
            field._insert_cache(records_sudo, self._read(field, told))
        return ids

    def _read(self, field, told):
        """Return the values of a column as the cache has them."""
        if not (read := TYPES.get(field.type)):
            return told
        return [None if each is None else read(each) for each in told]


class PrmRows(models.AbstractModel):
    """What is selected for :class:`Rows`, remembered: it is long, and changes never."""

    _name = "prm.rows"
    _description = "Columns of rows"

    @api.model
    @tools.ormcache("model", "names", "self.env.lang")
    def _row(self, model, names):
        """Return the expression of the id and some columns, as one value.

        :param str model: in whose table they are
        :param tuple names: of its fields
        """
        lang = {"lang": self.env.lang}
        model_sudo = self.env(su=True, context=lang)[model]
        columns = [SQL.identifier(model_sudo._table, "id")]
        columns += [self._column(model_sudo, name) for name in names]
        return SQL("json_build_array(%s) AS row", SQL(", ").join(columns))

    def _column(self, model, name):
        """Return a column in SQL. What is not written yet is in the cache, and stays:
        only a translated one has to be written first.
        """
        column, field = model._field_to_sql(model._table, name), model._fields[name]
        if not field.translate:
            column = SQL(column.code, *column.params)
        is_moment = field.type == "datetime"
        return SQL("to_char(%s, %s)", column, MOMENT) if is_moment else column


def by_ids(model, ids):
    """Return the query of the records with certain ids, in no order.

    :param ids: list, or expression in SQL of an array
    """
    query = Query(model.env, model._table)
    query.add_where(SQL("%s = ANY(%s)", SQL.identifier(query.table, "id"), ids))
    return query


def array_of(ids):
    """Return the expression of an array of many ids, for ``= ANY(…)``.

    PostgreSQL reads it as one text, and takes it for ten numbers when it weighs how to
    find them: to read and to weigh each of eighty takes as long as to look them up.
    """
    return SQL("(SELECT %s::int[])::int[]", f"{{{','.join(map(str, ids))}}}")


def in_turn(model, ids, limit):
    """Return the query of the records with certain ids, each once, in their order.

    :param SQL ids: expression of an array
    :param int limit: of records
    """
    query = Query(model.env, model._table)
    turns = SQL(
        "(SELECT id, min(place) AS place FROM unnest(%s) WITH ORDINALITY"
        " AS given(id, place) GROUP BY id)",
        ids,
    )
    number = SQL.identifier(query.table, "id")
    query.add_join("JOIN", "turn", turns, SQL("turn.id = %s", number))
    query.order, query.limit = SQL("turn.place"), limit
    return query


def rows_of(records, names=()):
    """Return the expression of values of records that are known.

    :param records: with all rights (sudo), or none
    :param names: of the fields that are read; without, of all usual ones
    """
    by_id = by_ids(records, records.ids)
    return Rows(records, names or usual(records), by_id)


def column_of(record, name):
    """Return the query of what a column of a record, or none, refers to."""
    table, field = SQL.identifier(record._table), record._fields[name]
    column = SQL.identifier(name, to_flush=field)
    return SQL("SELECT %s FROM %s WHERE id = %s", column, table, record.id or None)


def usual(model):
    """Return the names of what Odoo reads of a record at once: all usual columns.

    Without those that each company has its own value of.
    """
    names = [
        field.name
        for field in model._fields.values()
        if field.prefetch is True and field.store and field.column_type
        if not field.company_dependent
    ]
    return names[:MOST]
