"""What has to be said in the code: functions from a file, or files, to breaches."""

import ast
import re

from .model_classes import Addon
from .source_files import FUNCTIONS, is_route, own_nodes

DOCUMENTED_PREFIXES = ("_prepare_", "_move_")
SAYING = re.compile(r"\b(rais|refus|error)", re.IGNORECASE)
NOT_IN_SCOPE = {"migrations", "tests", "tools"}
# The fewest words that say what a room is for.
ROOM_WORDS = 5


def docstrings(source):
    """Classes, moves and methods that prepare values say what they are for."""
    in_scope = source.is_python and source.folder != "tests"
    for node in source.within((ast.ClassDef, *FUNCTIONS)) if in_scope else ():
        asked = isinstance(node, ast.ClassDef) or node.name.startswith(
            DOCUMENTED_PREFIXES
        )
        if asked and not ast.get_docstring(node):
            yield node.lineno, f"{node.name} needs a docstring"


def raising_is_said(source):
    """Whatever raises says so in its docstring: it raises, refuses, is an error."""
    in_scope = source.is_python and source.folder not in NOT_IN_SCOPE
    for function in source.within(FUNCTIONS) if in_scope else ():
        raised = [each for each in own_nodes(function) if _is_refusal(each)]
        if raised and not SAYING.search(ast.get_docstring(function) or ""):
            name = ast.unparse(raised[0].exc).partition("(")[0]
            what = f"{function.name}() raises {name}"
            yield function.lineno, f"{what}: its docstring says so"


def _is_refusal(node):
    """Tell whether a statement raises something new that is not a missing hook."""
    if not isinstance(node, ast.Raise) or not node.exc:
        return False
    return "NotImplementedError" not in ast.unparse(node.exc)


def routes_have_one_line(source):
    """A route says in one line what is answered there."""
    for function in source.within(FUNCTIONS) if source.is_python else ():
        lines = (ast.get_docstring(function) or "").splitlines()
        if source.folder != "tests" and is_route(function) and len(lines) != 1:
            yield (
                function.lineno,
                f"the route {function.name} needs a line that says it",
            )


def rooms_say_what_for(source):
    """Each package of models says in a sentence what the room is for."""
    if source.folder == "models" and source.name == "__init__.py":
        words = (ast.get_docstring(source.tree) or "").split()
        if len(words) < ROOM_WORDS:
            yield 1, "say in a docstring what this room is for"


def public_methods_are_said(files):
    """What RPC reaches says what it does; overrides of core's are said there."""
    for each in Addon(files).classes:
        for name, method in each.methods.items():
            own = not name.startswith("_") and "super(" not in ast.unparse(method)
            if own and not ast.get_docstring(method):
                yield each.path, method.lineno, f"{name}() is public: say what it does"


def entry_points_name_parameters(files):
    """What controllers call of a record or a service names each of its parameters."""
    addon = Addon(files)
    called = {call for source in files for call in _calls_of_models(source)}
    for each in addon.classes:
        for name, method in each.methods.items():
            ways = {(each.model, name)}
            if len({one.model for one in addon.classes if name in one.methods}) == 1:
                ways.add((None, name))
            if ways & called and (lacking := _unnamed(method)):
                what = f"{name}() is called by controllers: say what {lacking} is"
                yield each.path, method.lineno, what


def _calls_of_models(source):
    """Yield model and name of the private methods that a controller calls.

    The model is known of ``….env["model"]._name()``; else it is None, and the one
    model that has a method of this name is meant.
    """
    in_scope = source.is_python and source.folder == "controllers"
    for node in source.within(ast.Call) if in_scope else ():
        if isinstance(node.func, ast.Attribute) and node.func.attr.startswith("_"):
            yield _service_of(source, node.func.value), node.func.attr


def _service_of(source, node):
    """Return the model that ``node`` is by its name in the environment, or None."""
    if isinstance(node, ast.Name):
        function = source.around(node, FUNCTIONS)
        inside = ast.walk(function) if function else ()
        given = [
            each.value
            for each in inside
            if isinstance(each, ast.Assign)
            and node.id in {getattr(target, "id", "") for target in each.targets}
        ]
        node = given[0] if len(given) == 1 else node
    env = getattr(getattr(node, "value", None), "attr", "")
    if isinstance(node, ast.Subscript) and env == "env":
        return getattr(node.slice, "value", None)
    return None


def _unnamed(function):
    """Return the parameters that a docstring does not name, as one text."""
    names = [each.arg for each in (*function.args.args, *function.args.kwonlyargs)]
    said = re.findall(r"\w+", ast.get_docstring(function) or "")
    return ", ".join(sorted({*names} - {"self", "cls", *said}))
