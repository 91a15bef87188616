"""Portals made before accept no appeals and show no figures of how decisions are made.

An administrator lets them.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Turn what is new on portals off."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    portals = env["prm.portal"].with_context(active_test=False).search([])
    portals.write({"let_appeal": False, "show_promises": False})
