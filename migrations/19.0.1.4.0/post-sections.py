"""Portals made before get the rows of their settings: all is shown, as it was."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Make the rows that the portals lack."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["prm.portal"]._complete_all()
