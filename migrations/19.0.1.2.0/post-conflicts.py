"""Conflicts of before get a strength, and stand on both registrations."""

# As policy/matching.py says it, by the points that a conflict has.
STRENGTH = """
    UPDATE prm_registration_conflict
       SET strength = CASE WHEN score >= 40 THEN 'same'
                           WHEN score >= 30 THEN 'likely'
                           ELSE 'hint' END
     WHERE strength IS NULL
"""
# What waits for a decision, of two deals that are both still running. What is new on
# the other one is looked up when somebody is about to decide on it.
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
RUNNING = ("submitted", "in_review", "action_required", "approved")


def migrate(cr, version):
    """Fill in the strength of what was found, and note it on the other side, too."""
    cr.execute(STRENGTH)
    cr.execute(MIRROR, {"running": RUNNING})
