"""Who has an email address, however it is spelled: domains of searches."""

from odoo.fields import Domain
from odoo.tools.sql import escape_psql

from ...policy.email_address import spellings


def logs_in_as(address):
    """Return the domain of users whose login is this address."""
    return Domain.OR(
        Domain("login", "=ilike", escape_psql(each)) for each in spellings(address)
    )


def has_address(address, path=""):
    """Return the domain of contacts with this address.

    :param str path: to the contact, with a dot, of records that have one
    """
    return Domain(f"{path}email_normalized", "in", spellings(address))
