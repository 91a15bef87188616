"""Which of some records the user may read, asked of all of a model at once."""

from odoo.tools import groupby


def readable(records):
    """Return model and id of those that the user may read, with whatever rights asked.

    :param records: list of records, one of each, of any models; or none
    """
    found = set()
    # What is not saved yet the rules do not look at.
    for (name, _is_saved), some in groupby(records, key=_kind):
        together = some[0].union(*some[1:]).sudo(False)
        found |= {(name, number) for number in together._filtered_access("read")._ids}
    return found


def _kind(record):
    return record._name, any(record._ids)
