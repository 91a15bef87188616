"""The rules on models, parts, services and mixins: functions from files to breaches.

A breach is a path, a line number and a sentence. What Odoo's own models declare is
told by whoever runs the rules: see ``parts_say_what_they_use``.
"""

import ast
import re
from collections import defaultdict

from .model_classes import Addon
from .record_names import used_names
from .source_files import own_nodes

# So many keys make a dictionary that only a page, a list or a mail wants.
PAGE_KEYS = 3
WRITING = ("create", "write", "unlink")
OTHER_PARTS = re.compile(r"# From other parts:(.*)", re.DOTALL)


def mixins_have_heirs(files):
    """An abstract model that is inherited, or called a mixin, has two heirs.

    A service that another service goes on from stands by itself.
    """
    addon = Addon(files)
    for model, declared in addon.declared.items():
        few = addon.is_mixin(model) and len(addon.ends(model)) < 2
        if few and not addon.is_service(model):
            heirs = ", ".join(sorted(addon.ends(model))) or "nobody"
            yield (
                *(declared.path, declared.line),
                f"{model} is inherited by {heirs} alone: make it a part or a service",
            )


def written_once(files):
    """create, write and unlink are overridden once per model, in its main file."""
    addon = Addon(files)
    for model in addon.of_model:
        if addon.is_mixin(model):
            continue
        main = _main_path(addon, model)
        overriding = [
            (method, each)
            for each in addon.belonging(model)
            for name, method in each.methods.items()
            if name in WRITING
        ]
        for method, each in overriding:
            if main and each.path != main:
                where = f"belongs into the main file of {model}, {main}"
                yield each.path, method.lineno, f"{method.name}() {where}"


def _main_path(addon, model):
    """Return the file that declares a model, or is called like it; or None."""
    if model in addon.declared:
        return addon.declared[model].path
    named = f"/{model.replace('.', '_')}.py"
    paths = {each.path for each in addon.of_model[model]}
    return next((path for path in paths if path.endswith(named)), None)


# -------------------------------------------------------------------------- parts


def parts_say_what_they_use(files, core_names=lambda _model: frozenset()):
    """A part uses what it declares, what core and mixins give, and what it says.

    :param core_names: function of a model that returns the names that Odoo's own
        classes give to its records
    """
    addon = Addon(files)
    for model in addon.of_model:
        for path, classes in _parts(addon, model).items():
            used = _used_of_others(addon, model, classes) - core_names(model)
            said = said_names(classes[0].source)
            if lacking := ", ".join(sorted(used - said)):
                yield path, 1, f"also uses “# From other parts: {lacking}”"
            if idle := ", ".join(sorted(said - _all_used(addon, path, core_names))):
                yield path, 1, f"says that it uses {idle}, and does not"


def _parts(addon, model):
    """Return path → classes, of the files that extend a model which has its own."""
    main, found = _main_path(addon, model), defaultdict(list)
    for each in addon.of_model[model]:
        if each.is_part and main and each.path != main:
            found[each.path].append(each)
    return found


def _used_of_others(addon, model, classes):
    """Return the names that other files of a model give, and these classes use."""
    belonging = addon.belonging(model)
    own = _names(each for each in belonging if each.path == classes[0].path)
    inherited = _inherited(addon, model, {model})
    shared = [each for each in inherited if len(addon.ends(each)) > 1]
    given = _names(each for mixin in shared for each in addon.of_model.get(mixin, ()))
    used = set().union(*map(used_names, classes))
    return used & (_names(belonging) - own - given)


def _names(classes):
    """Return the names that these classes declare."""
    return set().union(*(each.names for each in classes))


def _inherited(addon, model, seen):
    """Yield the models that a model inherits, directly or not."""
    for each in addon.of_model.get(model, ()):
        for inherited in each.inherits:
            if inherited not in seen:
                seen.add(inherited)
                yield inherited
                yield from _inherited(addon, inherited, seen)


def _all_used(addon, path, core_names):
    """Return the names that a file may say, whatever models it extends."""
    return {
        name
        for model in addon.of_model
        if path in (parts := _parts(addon, model))
        for name in _used_of_others(addon, model, parts[path]) - core_names(model)
    }


def said_names(source):
    """Return the names in the comment ``# From other parts: …``, over its lines."""
    comment, said = [], None
    for line in source.text.splitlines():
        if line.startswith("# From other parts:"):
            comment = [line]
        elif comment and line.startswith("#"):
            comment.append(line)
        elif comment:
            break
    said = OTHER_PARTS.match("\n".join(comment))
    return set(re.findall(r"\w+", said[1])) if said else set()


# ----------------------------------------------------------------------- services


def records_build_no_pages(files):
    """What only reads records for a page, a list or a mail is a service.

    A record's method does not return dictionaries of several named values, but
    actions and ``_prepare_…`` values of records.
    """
    addon = Addon(files)
    for each in addon.classes:
        mixes = addon.is_mixin(each.model) and not addon.is_service(each.model)
        stays = each.kind == "TransientModel"
        if stays or (addon.is_abstract(each.model) and not mixes):
            continue
        for name, method in each.methods.items():
            if not name.startswith("_prepare_") and (keys := page_keys(method)):
                what = f"{name}() returns {', '.join(keys[:PAGE_KEYS])} …"
                yield each.path, method.lineno, f"{what}: this is a service's work"


def page_keys(method):
    """Return the keys of a dictionary that a method returns as values, or nothing."""
    nodes = own_nodes(method)
    assigned = {
        target.id: node.value
        for node in nodes
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in nodes:
        if isinstance(node, (ast.Return, ast.Yield)):
            for each in _dictionaries(node.value, assigned):
                keys = [key.value for key in each.keys if _is_text(key)]
                if len(keys) >= PAGE_KEYS and "ir.actions." not in ast.unparse(each):
                    return keys
    return []


def _dictionaries(node, assigned):
    """Yield the dictionaries that an expression is, or is made of."""
    if isinstance(node, ast.Dict):
        yield node
    elif isinstance(node, ast.Name) and node.id in assigned:
        yield from _dictionaries(assigned[node.id], {})
    elif isinstance(node, (ast.List, ast.Tuple)):
        for each in node.elts:
            yield from _dictionaries(each, {})
    elif isinstance(node, (ast.ListComp, ast.GeneratorExp)):
        yield from _dictionaries(node.elt, {})
    elif isinstance(node, ast.IfExp):
        yield from _dictionaries(node.body, {})
        yield from _dictionaries(node.orelse, {})
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _dictionaries(node.left, {})
        yield from _dictionaries(node.right, {})


def _is_text(key):
    return isinstance(key, ast.Constant) and isinstance(key.value, str)
