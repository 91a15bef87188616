"""What addresses and forms name: ids and texts, as far as they can be any."""

import re

GREATEST_ID = 2**31 - 1

_ID = re.compile(r"[0-9]{1,10}", re.ASCII)


def read_id(text):
    """Return the id that a parameter names, 0 when it cannot be one."""
    return held_id(int(text)) if _ID.fullmatch(text or "") else 0


def held_id(number):
    """Return an id that an address names, 0 when the database cannot hold it."""
    return number if number <= GREATEST_ID else 0


def plain(params):
    """Return the parameters that are text or numbers, without the NUL character."""
    return {
        name: value.replace("\0", "") if isinstance(value, str) else value
        for name, value in params.items()
        if isinstance(value, str | int)
    }
