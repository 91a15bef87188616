"""The charts have counted the deals for the contacts that they have now."""

from odoo.tools import sql

TABLE, COLUMN = "prm_registration", "contact_changed"


def migrate(cr, version):
    """Add the column, empty: else Odoo would mark each deal as one that changed.

    Where a deal is still to be counted, all of its organization are counted.
    """
    if sql.column_exists(cr, TABLE, COLUMN):
        return
    sql.create_column(cr, TABLE, COLUMN, "boolean")
    cr.execute(
        "DELETE FROM prm_registration_summary WHERE kind = 'refreshed'"
        " AND partner_id IN (SELECT partner_id FROM prm_registration WHERE score_due)"
    )
