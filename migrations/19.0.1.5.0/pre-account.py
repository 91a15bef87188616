"""Portals made before stay as they were: light pages, and no change of the login."""

from odoo.tools import SQL, sql


def migrate(cr, version):
    """Add the switches, off for each portal that is there."""
    for name in ("dark_pages", "email_change"):
        if not sql.column_exists(cr, "prm_portal", name):
            sql.create_column(cr, "prm_portal", name, "bool")
            column = SQL.identifier(name)
            cr.execute(SQL("UPDATE prm_portal SET %s = FALSE", column))
