"""The keys of the comparison have indexes with the newest first: the old ones go."""

from odoo.tools import sql

TABLES = ("res_partner", "crm_lead", "prm_registration")
KEYS = ("prm_match_name", "prm_match_host", "prm_match_vat", "prm_match_domain")


def migrate(cr, version):
    for table in TABLES:
        for key in KEYS:
            sql.drop_index(cr, sql.make_index_name(table, key), table)
