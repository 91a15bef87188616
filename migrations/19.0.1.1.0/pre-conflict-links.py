"""Keep what conflicts point to under names that nobody reads."""

from odoo.tools import sql

TABLE = "prm_registration_conflict"
COLUMNS = {
    "other_id": "found_registration_id",
    "lead_id": "found_lead_id",
    "customer_id": "found_customer_id",
}


def migrate(cr, version):
    """Rename the columns; Odoo makes their indexes anew under the new names."""
    for old, new in COLUMNS.items():
        if sql.column_exists(cr, TABLE, old) and not sql.column_exists(cr, TABLE, new):
            sql.rename_column(cr, TABLE, old, new)
            sql.drop_index(cr, f"{TABLE}__{old}_index", TABLE)
