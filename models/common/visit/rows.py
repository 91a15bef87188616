"""Values of records that a page will read, asked together with what else it asks.

From then on these fields are read without a query, as if they had been fetched.
"""

from datetime import date, datetime

from odoo.tools import SQL

# What JSON tells by another type than the column has.
TYPES = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "float": float,
    "monetary": float,
}
# A moment as Python reads it, down to what the column holds.
MOMENT = 'YYYY-MM-DD"T"HH24:MI:SS.US'


class Rows(SQL):
    """Expression of some columns of the records with certain ids; see `ask_together`.

    Nobody's rules are asked: whoever names the ids has found them by these, or shows
    plain values as from a record with all rights (sudo).
    """

    __slots__ = ("_fields", "_model")

    def __init__(self, model_sudo, names, ids):
        """Say which values are asked.

        :param model_sudo: whose records they are, with all rights
        :param names: of stored fields with a column, at most 99
        :param SQL ids: expression of an array, or query, of their ids
        """
        self._model = model_sudo
        self._fields = [model_sudo._fields[name] for name in names]
        table = SQL.identifier(model_sudo._table)
        number = SQL.identifier(model_sudo._table, "id")
        columns = [number, *map(self._column, self._fields)]
        super().__init__(
            "(SELECT json_agg(json_build_array(%s)) FROM %s WHERE %s = ANY(%s))",
            *(SQL(", ").join(columns), table, number, ids),
        )

    def _column(self, field):
        """Return a column in SQL. What is not written yet is in the cache, and stays:
        only a translated one has to be written first.
        """
        column = self._model._field_to_sql(self._model._table, field.name)
        if not field.translate:
            column = SQL(column.code, *column.params)
        is_moment = field.type == "datetime"
        return SQL("to_char(%s, %s)", column, MOMENT) if is_moment else column

    def keep(self, answer):
        """Keep what was answered, but for what is known; return the ids in order."""
        if not answer:
            return ()
        ids, *columns = zip(*sorted(answer, key=lambda row: row[0]), strict=True)
        records_sudo = self._model.browse(ids)
        for field, values in zip(self._fields, columns, strict=True):
            if read := TYPES.get(field.type):
                values = [None if each is None else read(each) for each in values]
            field._insert_cache(records_sudo, values)
        return ids
