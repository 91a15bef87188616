"""The keys of customers follow other rules: compute them anew, in batches."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Renew the keys of contacts, leads and registrations; the log says how far."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["prm.match.keys"]._renew_all()
