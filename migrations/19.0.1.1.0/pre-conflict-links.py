"""Keep what conflicts point to under names that nobody reads."""

COLUMNS = {
    "other_id": "found_registration_id",
    "lead_id": "found_lead_id",
    "customer_id": "found_customer_id",
}


def migrate(cr, version):
    """Rename the columns; Odoo makes their indexes anew under the new names."""
    for old, new in COLUMNS.items():
        cr.execute(
            """
            SELECT array_agg(column_name::text) FROM information_schema.columns
             WHERE table_name = 'prm_registration_conflict' AND column_name IN %s
            """,
            [(old, new)],
        )
        if cr.fetchone()[0] == [old]:
            cr.execute(
                f"ALTER TABLE prm_registration_conflict RENAME COLUMN {old} TO {new}"
            )
            cr.execute(f"DROP INDEX IF EXISTS prm_registration_conflict__{old}_index")
