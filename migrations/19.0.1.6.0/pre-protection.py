"""In programs of before partners ask for no extension; an administrator lets them."""

from odoo.tools import sql


def migrate(cr, version):
    """Make the column, with 0 where a program stands already."""
    if not sql.column_exists(cr, "prm_program", "max_extensions"):
        sql.create_column(cr, "prm_program", "max_extensions", "int4")
        cr.execute("UPDATE prm_program SET max_extensions = 0")
