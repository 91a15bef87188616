"""All keys of customers are about to be computed anew."""

TABLES = ("res_partner", "crm_lead", "prm_registration")


def migrate(cr, version):
    """Remove the former ones: no index is built over them first."""
    for table in TABLES:
        cr.execute(
            f"ALTER TABLE {table}"
            " DROP COLUMN IF EXISTS prm_match_name,"
            " DROP COLUMN IF EXISTS prm_match_host,"
            " DROP COLUMN IF EXISTS prm_match_vat,"
            " DROP COLUMN IF EXISTS prm_match_domain"
        )
