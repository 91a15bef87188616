"""Which of some records the user may read, asked of all of a model at once."""

from operator import attrgetter

from odoo.tools import groupby


def readable(records):
    """Return model and id of those that the user may read, whoever asks with all rights.

    :param records: list of records, one of each, of any models; or none
    """
    found = set()
    for name, some in groupby(records, key=attrgetter("_name")):
        together = some[0].union(*some[1:]).sudo(False)
        found |= {(name, number) for number in together._filtered_access("read")._ids}
    return found
