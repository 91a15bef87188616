"""The files of the addon, as the rules of the house read them."""

import ast
import os
from functools import cached_property
from pathlib import Path

SUFFIXES = (".py", ".xml", ".js", ".scss")

# Generated or foreign files, demo data, whose length is that of their story, and glue,
# which is of addons of its own.
SKIPPED_FOLDERS = {
    "__pycache__",
    "addons",
    "build",
    "demo",
    "dist",
    "i18n",
    "lib",
    "node_modules",
}

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


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
    def name(self):
        return self.path.rpartition("/")[2]

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
            if path.suffix in SUFFIXES:
                inside = path.relative_to(root).as_posix()
                yield Source(inside, path.read_text(encoding="utf-8"))


def own_nodes(function):
    """Return what stands in a function, without the functions inside it."""
    todo, found = list(ast.iter_child_nodes(function)), []
    while todo:
        node = todo.pop()
        if isinstance(node, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
            continue
        found.append(node)
        todo += ast.iter_child_nodes(node)
    return found


def is_route(function):
    """Tell whether a function answers an address: by ``@http.route`` or our own."""
    called = [getattr(decorator, "func", None) for decorator in function.decorator_list]
    names = [getattr(f, "attr", getattr(f, "id", "")) for f in called]
    return any(name.endswith("route") for name in names)


def is_item(node):
    """Tell whether a subscript takes items by their place: ``x[0]``, ``x[:1]``."""
    place = node.slice
    number = isinstance(place, ast.Constant) and isinstance(place.value, int)
    return number or isinstance(place, ast.Slice)


def breaches(rule, files):
    """Return one message per breach of ``rule`` in these files."""
    return [
        f"{file.path}:{line} {message}"
        for file in files
        for line, message in sorted(rule(file))
    ]


def tree_breaches(rule, files):
    """Return one message per breach of a rule that looks at all files together."""
    return [f"{path}:{line} {message}" for path, line, message in sorted(rule(files))]
