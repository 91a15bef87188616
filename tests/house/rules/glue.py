"""What holds for glue: functions from a source file of it to its breaches."""

import ast
import io
import sys
import tokenize

from .architecture import imports
from .source_files import FUNCTIONS

# Odoo, what its pages are made of, and our addon.
KNOWN = {"markupsafe", "odoo", "prm", "werkzeug"}
LINE_LIMIT = 500
NO_CODE = {
    tokenize.COMMENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
    tokenize.INDENT,
    tokenize.NEWLINE,
    tokenize.NL,
}


def glue_imports(source):
    """Glue imports Odoo, prm by its full name, and the standard library."""
    in_scope = source.is_python and source.folder != "tests"
    for line, name in imports(source) if in_scope else ():
        top = name.partition(".")[0]
        if top not in KNOWN | sys.stdlib_module_names | {"outside"}:
            yield line, f"glue must not import {name[:-1]}"


def glue_stays_inside(source):
    """What lies outside of a glue addon has another place where it is installed."""
    for line, name in imports(source) if source.is_python else ():
        if name.startswith("outside."):
            yield line, "import prm by its full name, odoo.addons.prm"


def code_lines(source):
    """Return how many lines of a Python file are neither blank nor words about it."""
    lines = set()
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type not in NO_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in source.within((ast.Module, ast.ClassDef, *FUNCTIONS)):
        if ast.get_docstring(node):
            words = node.body[0]
            lines.difference_update(range(words.lineno, words.end_lineno + 1))
    return len(lines)
