"""Portals made before show colleagues to supervisors, who change nothing there.

They could read their people before. What they may do is the vendor's to open.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Make the row of the section, closed to changes."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["prm.portal"]._complete_all()
    rows = env["prm.portal.section"].search([("key", "=", "colleagues")])
    rows.can_edit = False
