"""Each portal gets a row for each field of its forms, as it asked for it before."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Make the rows that portals made before lack; what stands there stays."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    portals = env["prm.portal"].with_context(active_test=False).search([])
    env["prm.portal.field"]._complete(portals)
