"""The reasons for deals that are no longer shared, which new data would not add."""

from odoo import SUPERUSER_ID, api

OWN = "The partner has a deal of its own with it"
REASONS = {
    "prm.reason_cancellation_not_shared": ("No longer shared", 50),
    "prm.reason_cancellation_own_deal": (OWN, 60),
}


def migrate(cr, version):
    """Make the reasons; whoever deletes one later does not get it again."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    for xmlid, (name, sequence) in REASONS.items():
        if env.ref(xmlid, raise_if_not_found=False):
            continue
        values = {"name": name, "kind": "cancellation", "sequence": sequence}
        row = {"xml_id": xmlid, "values": values, "noupdate": True}
        env["prm.reason"]._load_records([row])
