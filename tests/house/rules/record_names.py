"""Which names of its records a class uses: ``self.x``, and those of what is like it."""

import ast

from .source_files import is_item

# What gives records of the same model.
KEEPING = set(
    "browse concat create exists filtered filtered_domain lock_for_update new search"
    " search_fetch sorted sudo try_lock_for_update union with_company with_context"
    " with_env with_prefetch with_user".split()
)
TAKING_LAMBDA = {"filtered", "grouped", "mapped", "sorted"}


def used_names(model_class):
    """Return the names that the methods of a class use of its own records."""
    return {
        node.attr
        for method in model_class.methods.values()
        for like_self in [LikeSelf(method)]
        for node in ast.walk(method)
        if isinstance(node, ast.Attribute) and like_self.holds(node.value)
    }


class LikeSelf:
    """The variables of a method that hold records of its model."""

    def __init__(self, method):
        first = [each.arg for each in method.args.args[:1]]
        self.names = {name for name in first if name in ("self", "cls")}
        known = -1
        while known != len(self.names):
            known = len(self.names)
            for node in ast.walk(method):
                self._learn(node)

    def _learn(self, node):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._bind(target, node.value)
        elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)):
            self._bind(node.target, node.value)
        elif isinstance(node, (ast.For, ast.comprehension)):
            self._bind(node.target, node.iter)
        elif isinstance(node, ast.Call) and self._is_over_records(node):
            lambdas = [each for each in node.args if isinstance(each, ast.Lambda)]
            self.names |= {each.args.args[0].arg for each in lambdas if each.args.args}

    def _bind(self, target, value):
        if isinstance(target, ast.Name) and self.holds(value):
            self.names.add(target.id)

    def _is_over_records(self, call):
        func = call.func
        named = isinstance(func, ast.Attribute) and func.attr in TAKING_LAMBDA
        return named and self.holds(func.value)

    def holds(self, node):
        """Tell whether an expression holds records of the same model."""
        if isinstance(node, ast.Name):
            return node.id in self.names
        if isinstance(node, ast.Call):
            func = node.func
            keeps = isinstance(func, ast.Attribute) and func.attr in KEEPING
            return keeps and self.holds(func.value)
        if isinstance(node, ast.Subscript):
            return is_item(node) and self.holds(node.value)
        if isinstance(node, ast.Attribute):
            return node.attr == "_origin" and self.holds(node.value)
        return any(map(self.holds, either(node)))


def either(node):
    """Return the expressions one of which is the value of ``node``."""
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.BoolOp):
        return node.values if isinstance(node.op, ast.Or) else node.values[-1:]
    return [node.value] if isinstance(node, ast.NamedExpr) else []
