"""What a partner estimates is the amount of a deal until there is an opportunity."""


def migrate(cr, version):
    """Take the estimates; where an opportunity is shown, its amount stays."""
    cr.execute(
        "UPDATE prm_registration SET amount = amount_estimate"
        " WHERE outcome IS NULL AND amount_estimate != 0"
        " AND amount IS DISTINCT FROM amount_estimate"
    )
