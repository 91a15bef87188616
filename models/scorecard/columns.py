"""Columns of tables that are written by statements of our own."""

from odoo.tools import SQL


def columns_of(names, table=None):
    """Return names of columns, separated by commas; of ``table``, if it is told."""
    path = (table,) if table else ()
    return SQL(", ").join(SQL.identifier(*path, name) for name in names)


def typed_columns(model, names):
    """Return columns of ``model`` with their types, for ``json_to_recordset``."""
    return SQL(", ").join(
        # pylint: disable-next=sql-injection  the type is the field's
        SQL("%s %s", SQL.identifier(name), SQL(model._fields[name].column_type[1]))
        for name in names
    )
