"""Where files stand: few in a folder, tests in rooms; from files to breaches."""

import ast
from collections import Counter

FOLDER_LIMIT = 17
COUNTED_FOLDERS = {"models", "tests", "views"}
# Rooms of tests beside those of models and the folders of the addon.
OTHER_ROOMS = {"access", "backend", "guide", "house", "replica", "shared", "upgrade"}


def folders_are_small(files):
    """A folder of models, views or tests has at most 17 files; more hold two things."""
    counted = Counter(
        source.path.rpartition("/")[0]
        for source in files
        if source.folder in COUNTED_FOLDERS
    )
    for folder, number in counted.items():
        if number > FOLDER_LIMIT:
            limit = f"a folder has at most {FOLDER_LIMIT} files"
            yield folder, FOLDER_LIMIT, f"{limit}, not {number}"


def views_stand_in_rooms(files):
    """Views stand in the rooms of the models; menus stand above them."""
    rooms = {source.path.split("/")[1] for source in files if _is_model(source)}
    for source in files:
        room = source.path.split("/")[1:-1][:1]
        if source.folder == "views" and not rooms.issuperset(room):
            yield source.path, 1, "views stand in a room that models have, too"
        elif source.folder == "views" and not room and "menus" not in source.name:
            yield source.path, 1, "views stand in a room"


def _is_model(source):
    """Tell whether a file stands in a room of models."""
    return source.folder == "models" and source.path.count("/") > 1


def tests_stand_in_rooms(files):
    """A test file stands in a room, and the room imports it: else it never runs."""
    paths = {source.path: source for source in files}
    rooms = {path.split("/")[1] for path in paths if _is_model(paths[path])}
    rooms |= OTHER_ROOMS | {source.folder for source in files}
    for path, source in paths.items():
        folder, _slash, name = path.rpartition("/")
        if source.folder != "tests" or not name.startswith("test_"):
            continue
        if folder == "tests" or folder.split("/")[1] not in rooms:
            yield path, 1, "a test file stands in a room of the addon"
        elif name[:-3] not in _imported(paths.get(f"{folder}/__init__.py")):
            yield path, 1, "the room does not import this file: its tests never run"


def _imported(package):
    """Return the modules that a package imports from itself."""
    nodes = package.within(ast.ImportFrom) if package else ()
    return {
        name
        for node in nodes
        for name in (node.module, *(alias.name for alias in node.names))
    }


def tests_import_no_tests(source):
    """What several tests need stands in a file of its own, not in one of the tests."""
    in_scope = source.folder == "tests" and source.is_python
    for node in source.within(ast.ImportFrom) if in_scope else ():
        tests = [each for each in _modules(node) if each.startswith("test_")]
        if tests and node.level and source.name != "__init__.py":
            yield node.lineno, f"a test file must not import from {tests[0]}"


def _modules(node):
    """Return the parts of the modules that a ``from … import`` names."""
    return node.module.split(".") if node.module else [x.name for x in node.names]
