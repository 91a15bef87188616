"""Deals submitted before were first in when they were first submitted.

Portals made before do not open to partners by themselves what lets them change a deal,
and ask what they asked.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Fill ``first_in_at``; turn what is new on portals off."""
    cr.execute(
        "UPDATE prm_registration SET first_in_at = first_submitted_at"
        " WHERE first_in_at IS NULL AND first_submitted_at IS NOT NULL"
    )
    env = api.Environment(cr, SUPERUSER_ID, {})
    portals = env["prm.portal"].with_context(active_test=False).search([])
    portals.write(
        {"let_take_back": False, "let_propose": False, "let_hand_over": False}
    )
    env["prm.portal"]._complete_all()
    rows = env["prm.portal.field"].search([("name", "=", "amount_estimate")])
    rows.visible = False
