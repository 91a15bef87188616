"""Portals made before get rows for what has come: sections, widgets, notifications."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Make the rows that the portals lack; what stands there stays."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["prm.portal"]._complete_all()
