"""Deals submitted before were first in when they were first submitted.

Portals made before do not open to partners by themselves what lets them change a deal.
"""


def migrate(cr, version):
    """Fill ``first_in_at``, and turn the new switches of portals off."""
    cr.execute(
        "UPDATE prm_registration SET first_in_at = first_submitted_at"
        " WHERE first_in_at IS NULL AND first_submitted_at IS NOT NULL"
    )
    cr.execute(
        "UPDATE prm_portal"
        " SET let_take_back = FALSE, let_propose = FALSE, let_hand_over = FALSE"
    )
