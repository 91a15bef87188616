"""Portals made before get rows for what has come: sections, widgets, notifications."""

from odoo import SUPERUSER_ID, api

# The notifications of that version. Those of later ones start switched off on portals
# that are there, also where an upgrade skips versions.
NOTIFICATIONS = (
    "registration_received",
    "input_needed",
    "decided",
    "protection_ending",
    "stage_changed",
    "won",
    "lost",
    "message",
    "file",
    "tier_changed",
    "partnership_ending",
    "certificate_ending",
    "fund_entry",
    "profile_decided",
    "colleague_joined",
    "document_published",
    "document_version",
)


def migrate(cr, version):
    """Make the rows that the portals lack; what stands there stays."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["prm.portal"]._complete_all()
    rows = env["prm.portal.event"].search([("event", "not in", NOTIFICATIONS)])
    rows.offered = False
