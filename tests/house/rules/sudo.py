"""Superuser rights are seen in names: of variables, and of methods that give them."""

import ast

from .record_names import KEEPING, either
from .source_files import FUNCTIONS, is_item, own_nodes

# With these, records have the rights of whoever is named.
LOWERING = {"with_env", "with_user"}
NOT_IN_SCOPE = {"controllers", "migrations", "tests", "tools"}


def sudo_scope(source):
    """In models, sudo() stands in private methods, in variables named *_sudo."""
    for call in source.within(ast.Call) if _in_scope(source) else ():
        if not _is_sudo(call):
            continue
        function = source.around(call, FUNCTIONS)
        if not function or not function.name.startswith("_"):
            yield call.lineno, "sudo() belongs into a private method"
        elif not _names_sudo(source, call, function):
            yield call.lineno, "what sudo() gives belongs into a variable named *_sudo"


def _in_scope(source):
    return source.is_python and source.folder not in NOT_IN_SCOPE


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


# ------------------------------------------------------------ what is given on


def sudo_returns(source):
    """Methods that return records with superuser rights have names in _sudo."""
    for function in source.within(FUNCTIONS) if _in_scope(source) else ():
        if function.name.endswith("_sudo"):
            continue
        given = [
            node
            for node in own_nodes(function)
            if isinstance(node, (ast.Return, ast.Yield)) and holds_sudo(node.value)
        ]
        for node in given[:1]:
            what = f"{function.name}() returns records with superuser rights"
            yield node.lineno, f"{what}: its name ends in _sudo"


def sudo_variables(source):
    """Variables that hold records with superuser rights have names in _sudo."""
    for node in source.within((ast.Assign, ast.For)) if _in_scope(source) else ():
        value = node.iter if isinstance(node, ast.For) else node.value
        targets = [node.target] if isinstance(node, ast.For) else node.targets
        for target in targets if holds_sudo(value) else ():
            if isinstance(target, ast.Name) and not target.id.endswith("_sudo"):
                what = f"{target.id} holds records with superuser rights"
                yield node.lineno, f"{what}: its name ends in _sudo"


def holds_sudo(node):
    """Tell whether an expression gives records with superuser rights.

    Names that end in ``_sudo`` do, what is chosen of them, and their relations, which
    are called ``…_id`` and ``…_ids``; all else are plain values.
    """
    if isinstance(node, ast.Name):
        return node.id.endswith("_sudo")
    if isinstance(node, ast.Attribute):
        return node.attr.endswith(("_id", "_ids")) and holds_sudo(node.value)
    if isinstance(node, ast.Subscript):
        return is_item(node) and holds_sudo(node.value)
    if isinstance(node, ast.Call):
        return _gives_sudo(node)
    return any(map(holds_sudo, either(node)))


def _gives_sudo(call):
    """Tell whether a call gives records with superuser rights."""
    func = call.func
    if not isinstance(func, ast.Attribute):
        return False
    if func.attr.endswith("_sudo") or _is_sudo(call):
        return True
    return func.attr in KEEPING - LOWERING - {"sudo"} and holds_sudo(func.value)
