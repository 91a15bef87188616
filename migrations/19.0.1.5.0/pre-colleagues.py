"""On portals made before, supervisors invite nobody: that was not theirs to do."""

from odoo.tools import sql


def migrate(cr, version):
    """Add the column, and fill it for what stands there."""
    if sql.column_exists(cr, "prm_portal", "colleague_invitations"):
        return
    sql.create_column(cr, "prm_portal", "colleague_invitations", "varchar")
    cr.execute("UPDATE prm_portal SET colleague_invitations = 'no'")
