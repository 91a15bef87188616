"""Amounts of leads in another currency were taken as they are: convert them."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Compute the amounts of deals whose lead may be in another currency anew."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    cr.execute(
        "SELECT deal.id FROM prm_registration deal"
        " JOIN crm_lead lead ON lead.id = deal.lead_id"
        " WHERE lead.company_id IS DISTINCT FROM deal.company_id"
    )
    deals = env["prm.registration"].browse([id_ for [id_] in cr.fetchall()])
    env.add_to_compute(deals._fields["amount"], deals)
    deals.flush_recordset()
