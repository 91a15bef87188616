"""Models and fields are called what they are; their data stays where it is."""

from odoo.tools import SQL, sql

# Models with a table: former name → name.
MODELS = {
    "prm.claim": "prm.serialization.key",
    "prm.registration.move": "prm.registration.transition",
}
# Model → its fields: former name → name.
FIELDS = {
    "prm.registration": {"figures_due": "score_due", "move_ids": "transition_ids"},
    "prm.partnership": {"figures_due": "score_due"},
    "prm.certificate": {"figures_due": "score_due"},
    "prm.marketing.activity": {"figures_due": "score_due"},
}
# Where Odoo names a model in a column of text.
NAMED_IN = (
    ("ir_model", "model"),
    ("ir_model_fields", "model"),
    ("ir_model_fields", "relation"),
    ("ir_model_data", "model"),
    ("ir_attachment", "res_model"),
    ("ir_filters", "model_id"),
    ("ir_exports", "resource"),
    ("mail_message", "model"),
)


def migrate(cr, version):
    """Rename tables with their indexes, columns, and what Odoo knows of both."""
    for old, new in MODELS.items():
        _rename_model(cr, old, new)
    for model, names in FIELDS.items():
        for old, new in names.items():
            _rename_field(cr, model, old, new)


def _rename_model(cr, old, new):
    old_table, new_table = old.replace(".", "_"), new.replace(".", "_")
    if sql.table_exists(cr, old_table) and not sql.table_exists(cr, new_table):
        _rename_table(cr, old_table, new_table)
    for table, column in NAMED_IN:
        query = SQL(
            "UPDATE %(table)s SET %(column)s = %(new)s WHERE %(column)s = %(old)s",
            table=SQL.identifier(table),
            column=SQL.identifier(column),
            old=old,
            new=new,
        )
        cr.execute(query)
    _rename_records(cr, "ir.model", f"model_{old_table}", f"model_{new_table}")
    cr.execute(
        SQL(
            "UPDATE ir_model_data"
            " SET name = replace(name, %(old)s, %(new)s)"
            " WHERE module = 'prm' AND model IN ('ir.model.fields', 'ir.model.access')"
            " AND (name LIKE %(field)s OR name LIKE %(access)s)",
            old=old_table,
            new=new_table,
            field=f"field\\_{old_table}\\_\\_%",
            access=f"access\\_{old_table}\\_%",
        )
    )


def _rename_table(cr, old, new):
    cr.execute(SQL("ALTER TABLE %s RENAME TO %s", *map(SQL.identifier, (old, new))))
    cr.execute(
        "SELECT relname, relkind FROM pg_class"
        " WHERE relname LIKE %s AND relnamespace = current_schema::regnamespace"
        " AND relkind IN ('i', 'S')",
        [old.replace("_", "\\_") + "\\_%"],
    )
    for name, kind in cr.fetchall():
        cr.execute(
            SQL(
                "ALTER INDEX %s RENAME TO %s"
                if kind == "i"
                else "ALTER SEQUENCE %s RENAME TO %s",
                SQL.identifier(name),
                SQL.identifier(new + name.removeprefix(old)),
            )
        )


def _rename_field(cr, model, old, new):
    table = model.replace(".", "_")
    if sql.column_exists(cr, table, old) and not sql.column_exists(cr, table, new):
        sql.rename_column(cr, table, old, new)
    cr.execute(
        "UPDATE ir_model_fields SET name = %s WHERE model = %s AND name = %s",
        [new, model, old],
    )
    field = f"field_{table}__"
    _rename_records(cr, "ir.model.fields", f"{field}{old}", f"{field}{new}")
    _rename_in_filters(cr, model, old, new)


def _rename_in_filters(cr, model, old, new):
    """Mend filters and exports that people have saved."""
    word = rf"\m{old}\M"
    cr.execute(
        "UPDATE ir_filters SET domain = regexp_replace(domain, %(old)s, %(new)s, 'g'),"
        " context = regexp_replace(context, %(old)s, %(new)s, 'g'),"
        " sort = regexp_replace(sort, %(old)s, %(new)s, 'g')"
        " WHERE model_id = %(model)s"
        " AND concat(domain, context, sort) ~ %(old)s",
        {"old": word, "new": new, "model": model},
    )
    cr.execute(
        "UPDATE ir_exports_line SET name = regexp_replace(name, %(old)s, %(new)s)"
        " WHERE name ~ %(old)s AND export_id IN"
        " (SELECT id FROM ir_exports WHERE resource = %(model)s)",
        {"old": rf"^{old}\M", "new": new, "model": model},
    )


def _rename_records(cr, model, old, new):
    cr.execute(
        "UPDATE ir_model_data SET name = %s"
        " WHERE module = 'prm' AND model = %s AND name = %s",
        [new, model, old],
    )
