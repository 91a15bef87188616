"""Columns of leads and deals that need no look at every record."""


def migrate(cr, version):
    """Add them here, and fill them where they say something."""
    cr.execute(
        "ALTER TABLE crm_lead ADD COLUMN IF NOT EXISTS prm_has_registration boolean"
    )
    cr.execute(
        "UPDATE crm_lead SET prm_has_registration = TRUE WHERE id IN"
        " (SELECT lead_id FROM prm_registration)"
        " AND prm_has_registration IS NOT TRUE"
    )
    cr.execute(
        "ALTER TABLE prm_registration"
        " ADD COLUMN IF NOT EXISTS original_amount numeric,"
        " ADD COLUMN IF NOT EXISTS original_currency_id integer"
    )
