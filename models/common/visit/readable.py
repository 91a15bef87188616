"""Which of some records the user may read, asked of all of a model at once."""

from odoo.tools import groupby


def readable(records):
    """Return the set of those that the user may read, with whatever rights it is asked.

    :param records: list of records, one of each, of any models; or none
    """
    found = set()
    # What is not saved yet the rules do not look at.
    for _kind, some in groupby(records, key=lambda one: (one._name, any(one._ids))):
        together = some[0].union(*some[1:]).sudo(False)
        found |= set(together._filtered_access("read"))
    return found
