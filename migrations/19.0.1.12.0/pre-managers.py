"""The index on managers of partners holds ids as well: that without them goes."""

from odoo.tools import sql

TABLE = "prm_partnership"


def migrate(cr, _version):
    """Drop it: Odoo leaves the index of a field that asks for none any more."""
    sql.drop_index(cr, sql.make_index_name(TABLE, "user_id"), TABLE)
