"""What an addon has in a database, and what of it is left without it."""

from typing import NamedTuple

from odoo.tools import SQL

# Where a model stands by its name, in tables of Odoo's that outlive it.
BY_MODEL = {
    "ir_attachment": "res_model",
    "mail_activity": "res_model",
    "mail_followers": "res_model",
    "mail_message": "model",
}


class Traces(NamedTuple):
    """What only one addon has brought.

    ``records``: model, id and name of what its files made; ``columns``: table and
    column; ``tables`` with those of relations; ``models``.
    """

    name: str
    records: tuple
    columns: tuple
    tables: tuple
    models: tuple

    def left(self, env):
        """Return in words what is left of the addon, after it was uninstalled."""
        return [
            *_named(env, self.name),
            *(f"table {table}" for table in self.tables if _has_table(env, table)),
            *(f"column {'.'.join(each)}" for each in self.columns if _has(env, *each)),
            *(text for each in self.records for text in _still(env, *each)),
            *(text for model in self.models for text in _spoken_of(env, model)),
            *_unknown_choices(env),
        ]


def of(env, name):
    """Return the traces of an addon that is installed."""
    env.cr.execute(
        """
        SELECT own.model, own.res_id, own.name FROM ir_model_data own
         WHERE own.module = %s AND NOT EXISTS (
               SELECT FROM ir_model_data other
                WHERE (other.model, other.res_id) = (own.model, own.res_id)
                  AND other.module != own.module)
        """,
        [name],
    )
    records = tuple(env.cr.fetchall())
    ids = {model: [i for m, i, _n in records if m == model] for model, *_ in records}
    models = env["ir.model"].browse(ids.get("ir.model", ())).mapped("model")
    fields = env["ir.model.fields"].browse(ids.get("ir.model.fields", ()))
    tables = [env[model]._table for model in models if not env[model]._abstract]
    return Traces(
        name=name,
        records=records,
        columns=tuple(
            (env[field.model]._table, field.name)
            for field in fields
            if _is_column(env, field)
        ),
        tables=(*tables, *_relations(env, name)),
        models=tuple(models),
    )


def _is_column(env, field):
    model = env[field.model]
    known = model._fields[field.name]
    return not model._abstract and bool(known.store and known.column_type)


def _relations(env, name):
    """Return the tables of relations that no other addon uses."""
    env.cr.execute(
        """
        SELECT relation.name FROM ir_model_relation relation
          JOIN ir_module_module module ON module.id = relation.module
         GROUP BY relation.name HAVING array_agg(module.name) = ARRAY[%s]::varchar[]
        """,
        [name],
    )
    return [table for (table,) in env.cr.fetchall()]


# ------------------------------------------------------------------------ afterwards


def _named(env, name):
    """Yield what still says the name of the addon."""
    start = f"{name}.%"
    views = env["ir.ui.view"].with_context(active_test=False)
    named = ["|", ("key", "=like", start), ("arch_db", "like", f'"{name}.')]
    for view in views.search(named):
        yield f"view {view.key or view.name}"
    for parameter in env["ir.config_parameter"].search([("key", "=like", start)]):
        yield f"parameter {parameter.key}"
    for data in env["ir.model.data"].search([("module", "=", name)]):
        yield f"name {data.complete_name}"


def _still(env, model, number, name):
    """Yield a record that the addon brought and that is still there."""
    if model in env and env[model].browse(number).exists():
        yield f"{model} {name}"


def _has_table(env, table):
    return _has(env, table, None)


def _has(env, table, column):
    """Tell whether there is a column, or a table."""
    env.cr.execute(
        """
        SELECT FROM information_schema.columns
         WHERE table_name = %s AND column_name = COALESCE(%s, column_name) LIMIT 1
        """,
        [table, column],
    )
    return bool(env.cr.rowcount)


def _spoken_of(env, model):
    """Yield the tables that still speak of a model that is not there."""
    for table, column in BY_MODEL.items():
        name, what = SQL.identifier(table), SQL.identifier(column)
        env.cr.execute(SQL("SELECT FROM %s WHERE %s = %s LIMIT 1", name, what, model))
        if env.cr.rowcount:
            yield f"{model} in {table}"


def _unknown_choices(env):
    """Yield the fields of ours that hold a choice which nobody offers."""
    for name, model in env.items():
        stored = name.startswith("prm.") and model._auto and not model._abstract
        for field in model._fields.values() if stored else ():
            if field.type == "selection" and isinstance(field.selection, list):
                yield from _unknown(env, model, field)


def _unknown(env, model, field):
    if not (field.store and field.column_type):
        return
    known = [value for value, _label in field.selection]
    column, table = SQL.identifier(field.name), SQL.identifier(model._table)
    chosen = SQL("SELECT DISTINCT %s AS value FROM %s", column, table)
    env.cr.execute(
        SQL("SELECT value FROM (%s) c WHERE value != ALL(%s)", chosen, known)
    )
    for (value,) in env.cr.fetchall():
        yield f"{value!r} in {field}"
