"""What the reader's rules have found on a page need not be looked at by them again.

While a page is read, nothing goes, and nobody is let in or shut out.
"""

from .once import once, remember


def note_found(records):
    """Note that the rules of who asks have just found these records, all of them."""
    remember(records.env, ("there", records._name, records._ids), records._ids)
    remember(records.env, _key(records), True)


def is_found(records):
    """Tell whether the rules of who asks have found just these records on this page."""
    return bool(records) and once(records.env, _key(records), bool)


def _key(records):
    return "found", records._name, records._ids
