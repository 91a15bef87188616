"""Portals made before let partners add and change no contacts, nor decide on any.

What partners may do there is the vendor's to open.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Make the rows of the two sections, closed to changes; they stay in sight."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["prm.portal"]._complete_all()
    rows = env["prm.portal.section"].search([("key", "in", ("contacts", "inbox"))])
    rows.write({"can_create": False, "can_edit": False})
