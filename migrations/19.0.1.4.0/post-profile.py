"""Portals get a row for each field of the profiles, as the registry says."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Make the rows; what partners may change stays what it was."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    portals = env["prm.portal"].with_context(active_test=False).search([])
    env["prm.portal.field"]._complete_profiles(portals)
