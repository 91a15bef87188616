"""The path of a portal, its address below ``/partner``: its form, and a proposal.

>>> bool(verdict("north-america-2"))
True
>>> [verdict(path).code for path in ("North", "-a", "a--b", "a/b", "", None)]
['path_shape', 'path_shape', 'path_shape', 'path_shape', 'path_shape', 'path_shape']

Words that addresses of ours have, or will have, are no portals:

>>> verdict("apply").code, bool(verdict("apply-here"))
('path_reserved', True)

A proposal comes from a name, and passes over what is reserved or taken:

>>> proposal("Süd & West (Österreich)"), proposal("  Apply ")
('sud-west-osterreich', 'apply-2')
>>> proposal("Services", {"services", "services-2"}.__contains__)
'services-3'

A name without Latin letters or digits gives a word that always fits:

>>> proposal("代理"), proposal("")
('partners', 'partners')
"""

import re
import unicodedata
from collections.abc import Callable
from itertools import count

from .verdict import ALLOWED, Verdict, refuse

SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What stands directly below /partner besides portals, today or later: the application
# of a company, the answer to a signed question, invitations, settings that a mail leads
# to, the public list of partners, a preview by employees, files and machines that talk
# to us.
RESERVED = frozenset(
    "answer api apply directory invitation notifications preview settings"
    " static".split()
)
# Longest proposal; longer paths may be typed.
LENGTH = 40
FALLBACK = "partners"


def verdict_shape(path: str | None) -> Verdict:
    """Tell whether ``path`` has the form of one, also of one made long ago."""
    return ALLOWED if SHAPE.fullmatch(path or "") else refuse("path_shape")


def verdict(path: str | None) -> Verdict:
    """Tell whether a portal may get this path now."""
    if path in RESERVED:
        return refuse("path_reserved")
    return verdict_shape(path)


def proposal(name: str, is_taken: Callable[[str], bool] = lambda _path: False) -> str:
    """Return a path for a portal of this name.

    :param is_taken: tells of a path whether another portal has it
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    stem = "-".join(words)[:LENGTH].strip("-") or FALLBACK
    numbered = (f"{stem}-{number}" for number in count(2))
    for path in (stem, *(next(numbered) for _each in range(100))):
        if path not in RESERVED and not is_taken(path):
            return path
    return next(numbered)
