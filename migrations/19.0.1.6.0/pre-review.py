"""Registrations of before have nobody to remind: no portal has asked for it yet."""

from odoo.tools import SQL, sql

COLUMNS = {
    "review_remind_at": "timestamp",
    "review_escalate_at": "timestamp",
    "is_review_reminded": "bool",
    "is_review_late": "bool",
}


def migrate(cr, version):
    """Add the columns, empty, so that nothing is computed for each registration."""
    for name, kind in COLUMNS.items():
        if not sql.column_exists(cr, "prm_registration", name):
            sql.create_column(cr, "prm_registration", name, kind)
            if kind == "bool":
                column = SQL.identifier(name)
                cr.execute(SQL("UPDATE prm_registration SET %s = FALSE", column))
