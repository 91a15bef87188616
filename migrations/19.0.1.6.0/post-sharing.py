"""The reason for a deal that is no longer shared, which new data would not add."""

from odoo import SUPERUSER_ID, api

XMLID = "prm.reason_cancellation_not_shared"


def migrate(cr, version):
    """Make the reason; whoever deletes it later does not get it again."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    if env.ref(XMLID, raise_if_not_found=False):
        return
    values = {"name": "No longer shared", "kind": "cancellation", "sequence": 50}
    row = {"xml_id": XMLID, "values": values, "noupdate": True}
    env["prm.reason"]._load_records([row])
