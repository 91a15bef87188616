"""Conflicts of before get a strength, by the keys of today, on both registrations."""

from odoo import SUPERUSER_ID, api
from odoo.tools.misc import split_every

from odoo.addons.prm.policy.matching import match

# Conflicts that are compared together.
BATCH = 1000
# The states of a registration whose conflicts somebody will look at.
RUNNING = ("submitted", "in_review", "action_required", "approved")
# What was decided, or is over, keeps what it was found by.
STRENGTH = """
    UPDATE prm_registration_conflict
       SET strength = CASE WHEN score >= 40 THEN 'same'
                           WHEN score >= 30 THEN 'likely'
                           ELSE 'hint' END
     WHERE strength IS NULL
"""
# What is new on the other one is looked up when somebody is about to decide on it.
MIRROR = """
    INSERT INTO prm_registration_conflict (
           registration_id, partnership_id, reviewer_id, company_id, kind,
           found_registration_id, target_name, matched_on, score, strength, decision,
           create_uid, create_date, write_uid, write_date)
    SELECT other.id, other.partnership_id, other.reviewer_id, other.company_id,
           'registration', mine.id, concat_ws(' ', mine.number, mine.name),
           conflict.matched_on, conflict.score, conflict.strength, 'open',
           1, now() AT TIME ZONE 'utc', 1, now() AT TIME ZONE 'utc'
      FROM prm_registration_conflict conflict
      JOIN prm_registration mine ON mine.id = conflict.registration_id
      JOIN prm_registration other ON other.id = conflict.found_registration_id
     WHERE conflict.decision = 'open'
       AND mine.state IN %(running)s AND other.state IN %(running)s
       AND NOT EXISTS (SELECT FROM prm_registration_conflict there
                        WHERE there.registration_id = other.id
                          AND there.found_registration_id = mine.id)
"""


def migrate(cr, version):
    """Compare anew what is still open, and note it on the other side, too."""
    cr.execute(STRENGTH)
    _compare_anew(api.Environment(cr, SUPERUSER_ID, {}))
    cr.execute(MIRROR, {"running": RUNNING})


def _compare_anew(env):
    """Let open conflicts say what meets today; those where nothing does go.

    What stands there because the customer was chosen needs no comparison.
    """
    conflicts = env["prm.registration.conflict"]
    waiting = conflicts.search(
        [
            ("decision", "=", "open"),
            ("matched_on", "!=", "customer"),
            ("registration_id.state", "in", RUNNING),
        ]
    )
    for ids in split_every(BATCH, waiting.ids, list):
        for conflict in conflicts.browse(ids):
            _compare(conflict)
        env.flush_all()
        env.invalidate_all()


def _compare(conflict):
    target = conflict._target_sudo()
    if not target:  # it was deleted since
        return
    how = match(conflict.registration_id._fingerprint(), target._fingerprint())
    if not how.strength:
        conflict.unlink()
        return
    conflict.write(
        {
            "matched_on": ", ".join(how.matched_on),
            "score": how.score,
            "strength": how.strength,
        }
    )
