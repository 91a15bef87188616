"""When each registration was submitted first: the history knows, else the last time."""


def migrate(cr, version):
    """Fill ``first_submitted_at`` of registrations that were submitted before."""
    cr.execute(
        """
        UPDATE prm_registration registration
           SET first_submitted_at = COALESCE(
                   (SELECT min(move.date)
                      FROM prm_registration_transition move
                     WHERE move.registration_id = registration.id
                       AND move.new = 'submitted'),
                   registration.submitted_at)
         WHERE registration.first_submitted_at IS NULL
        """
    )
