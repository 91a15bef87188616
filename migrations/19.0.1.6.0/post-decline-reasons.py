"""Databases made before get reasons to decline an offer, once."""

from odoo import SUPERUSER_ID, api

REASONS = {
    "capacity": "No capacity at the moment",
    "region": "Outside our region",
    "skills": "Outside our field of work",
    "size": "Too small for us",
    "time": "The time to answer is too short",
}


def migrate(cr, version):
    """Create the reasons that a new database has, unless there are some already."""
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    reasons = env["prm.reason"]
    if reasons.search_count([("kind", "=", "decline")], limit=1):
        return
    for number, (key, name) in enumerate(REASONS.items(), 1):
        reason = reasons.create(
            {"name": name, "kind": "decline", "sequence": 10 * number}
        )
        env["ir.model.data"].create(
            {
                "module": "prm",
                "name": f"reason_decline_{key}",
                "model": reasons._name,
                "res_id": reason.id,
                "noupdate": True,
            }
        )
