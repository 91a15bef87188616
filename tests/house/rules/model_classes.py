"""The models of the addon as its source tells them: classes, parts, mixins, heirs."""

import ast
from collections import defaultdict
from functools import cached_property

from .source_files import FUNCTIONS

MODEL_FOLDERS = {"models", "report", "wizards"}
KINDS = {"AbstractModel", "Model", "TransientModel"}


class ModelClass:
    """One class of a model: its model, what that inherits, and what it declares."""

    def __init__(self, source, node):
        self.source, self.node = source, node
        self.path, self.line, self.kind = source.path, node.lineno, _kind(node)
        self.methods = {each.name: each for each in node.body if _is_method(each)}
        assigned = dict(_assigned(node))
        inherited = _literal(assigned.get("_inherit"))
        self.inherits = [inherited] if isinstance(inherited, str) else inherited or []
        alone = self.inherits[0] if len(self.inherits) == 1 else None
        self.model = _literal(assigned.get("_name")) or alone
        self.fields = {
            name: value for name, value in assigned.items() if _is_field(value)
        }

    @property
    def is_model(self):
        return bool(self.kind and self.model)

    @property
    def is_part(self):
        """Tell whether the model is declared elsewhere, here or in another addon."""
        return self.model in self.inherits

    @property
    def names(self):
        """Names that records get of this class; what begins with ``_x =`` is set."""
        return self.methods.keys() | self.fields.keys()


def _kind(node):
    """Return the kind of model that a class says it is, or None."""
    bases = {getattr(base, "attr", getattr(base, "id", "")) for base in node.bases}
    return next(iter(bases & KINDS), None)


def _is_method(node):
    return isinstance(node, FUNCTIONS)


def _assigned(node):
    """Yield name and value of what a class assigns in its body."""
    for each in node.body:
        if isinstance(each, ast.Assign):
            for target in each.targets:
                yield getattr(target, "id", ""), each.value
        elif isinstance(each, ast.AnnAssign) and each.value:
            yield getattr(each.target, "id", ""), each.value


def _literal(node):
    """Return the plain value of an expression, or None."""
    try:
        return ast.literal_eval(node) if node else None
    except ValueError:
        return None


def _is_field(value):
    """Tell whether a value is ``fields.Something(…)``."""
    called = getattr(value, "func", None)
    owner = getattr(getattr(called, "value", None), "id", "")
    return owner == "fields" and called.attr[:1].isupper()


class Addon:
    """All model classes in these files, and who inherits whom."""

    def __init__(self, files):
        self.classes = [
            found
            for source in files
            if source.is_python and source.folder in MODEL_FOLDERS
            for node in source.tree.body
            if isinstance(node, ast.ClassDef)
            and (found := ModelClass(source, node)).is_model
        ]

    @cached_property
    def of_model(self):
        """Model → its classes, in the order of paths."""
        found = defaultdict(list)
        for each in self.classes:
            found[each.model].append(each)
        return dict(found)

    @cached_property
    def declared(self):
        """Model → the class that declares it, of models that the addon makes."""
        return {each.model: each for each in self.classes if not each.is_part}

    @cached_property
    def heirs(self):
        """Model → the other models that inherit it directly."""
        found = defaultdict(set)
        for each in self.classes:
            for inherited in each.inherits:
                if inherited != each.model:
                    found[inherited].add(each.model)
        return found

    def is_abstract(self, model):
        declared = self.declared.get(model)
        return bool(declared) and declared.kind == "AbstractModel"

    def is_mixin(self, model):
        """Tell whether an abstract model of ours is inherited, or says that it is."""
        named = model.endswith(".mixin") or bool(self.heirs[model])
        return self.is_abstract(model) and named

    def is_service(self, model):
        """Tell whether a model is called no mixin and inherited by services only."""
        ends = self.ends(model)
        return not model.endswith(".mixin") and all(map(self.is_abstract, ends))

    def ends(self, model):
        """Return the models that have this one in their class and end there."""
        found = set()
        for heir in self.heirs[model]:
            found |= self.ends(heir) if self.is_mixin(heir) else {heir}
        return found

    def belonging(self, model):
        """Return the classes that stand in records of this model alone.

        Its own, its parts, and mixins that nobody else inherits.
        """
        alone = [mixin for mixin in self.declared if self._is_alone(mixin, model)]
        return [each for name in (model, *alone) for each in self.of_model[name]]

    def _is_alone(self, mixin, model):
        return self.is_mixin(mixin) and self.ends(mixin) == {model}
