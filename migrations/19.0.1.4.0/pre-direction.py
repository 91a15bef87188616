"""What registrations and partnerships take over from their portal is there at once.

Odoo would compute the new columns record by record. No portal was limited to its team.
"""

from odoo.tools import SQL, sql


def migrate(cr, version):
    """Add the columns and fill them by one statement for each table."""
    for table in ("prm_registration", "prm_partnership"):
        if sql.column_exists(cr, table, "direction_id"):
            continue
        sql.create_column(cr, table, "direction_id", "int4")
        cr.execute(
            SQL(
                "UPDATE %(table)s SET direction_id = portal.team_id"
                "  FROM prm_portal portal"
                " WHERE portal.id = %(table)s.portal_id AND portal.team_id IS NOT NULL",
                table=SQL.identifier(table),
            )
        )
    if not sql.column_exists(cr, "prm_registration", "is_team_only"):
        sql.create_column(cr, "prm_registration", "is_team_only", "bool")
