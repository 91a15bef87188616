"""What holds for tests: functions from a file, or from files, to their breaches."""

import ast

from .source_files import FUNCTIONS

# A browser fails by itself when something does not happen.
ASSERTING = ("assert", "fail")
ASSERTION = "an assertion"
BROWSERS = {"browser_js", "start_tour"}
ONCE = "prm_once"
# What other modules may change: who may do what, pages and requests.
NEVER_ONCE = ("tests/access/", "tests/people/", "tests/security/")
REQUESTS = ("HttpCase", "RpcCase", "RaceCase", "ToggleCase")


def tests_assert_something(files):
    """A test asserts something, itself or by what it calls: else it cannot fail."""
    functions = [
        (source.path, function, _called(function))
        for source in files
        if source.folder == "tests" and source.is_python
        for function in source.within(FUNCTIONS)
    ]
    asserting = _asserting(functions)
    for path, function, names in functions:
        if function.name.startswith("test_") and not names & asserting:
            yield path, function.lineno, f"{function.name} asserts nothing"


def _asserting(functions):
    """Return the names of functions that assert, themselves or by what they call."""
    asserting, size = {ASSERTION, *BROWSERS}, 0
    while len(asserting) > size:
        size = len(asserting)
        asserting |= {
            each.name for _path, each, names in functions if names & asserting
        }
    return asserting


def _called(function):
    """Return the names that a function calls, and whether it asserts."""
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    names = {getattr(call, "attr", getattr(call, "id", "")) for call in calls}
    asserts = any(isinstance(node, ast.Assert) for node in ast.walk(function))
    if asserts or any(name.startswith(ASSERTING) for name in names):
        names.add(ASSERTION)
    return names


def once_is_no_matter_of_rights_or_pages(source):
    """What runs on one set alone looks at no rights, no requests and no pages."""
    in_scope = source.folder == "tests" and source.is_python
    for node in source.within(ast.ClassDef) if in_scope else ():
        if not any(ONCE in ast.unparse(each) for each in node.decorator_list):
            continue
        asks = any(ast.unparse(base).endswith(REQUESTS) for base in node.bases)
        if asks or source.path.startswith(NEVER_ONCE):
            yield node.lineno, f"{node.name} belongs to every set: not {ONCE}"
