"""Portals made before do not let partners register many deals at once by themselves."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Turn the new switch off."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    portals = env["prm.portal"].with_context(active_test=False).search([])
    portals.write({"let_register_many": False})
