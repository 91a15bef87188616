"""Registrations keep the closing date that they have without their opportunity."""


def migrate(cr, version):
    """Take the present date: it is what partners have read until now."""
    cr.execute(
        "UPDATE prm_registration SET own_closing = date_closing"
        " WHERE own_closing IS NULL AND date_closing IS NOT NULL"
    )
