"""The keys of customers are about to be written anew: without their indexes."""

from odoo.tools import sql

TABLES = ("res_partner", "crm_lead", "prm_registration")
COLUMNS = ("prm_match_name", "prm_match_host", "prm_match_vat", "prm_match_domain")


def migrate(cr, version):
    """Remove them; Odoo makes those that are wanted when the keys are there."""
    for table in TABLES:
        for column in COLUMNS:
            sql.drop_index(cr, f"{table}__{column}_index", table)
