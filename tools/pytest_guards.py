"""Which guards of a glue addon could be weakened unseen: what its services answer.

Rows say little of glue: it gives portal users no right. What stands before each look is
a method that narrows or refuses. Each that a model of the addon defines or inherits
from what all glue shares answers as if there were no guard; a test has to fail.
"""

from mutations import Mutant


def _always(answer):
    return lambda _self, *_args, **_options: answer


def _everything(_self, *_args, **_options):
    from odoo.fields import Domain

    return Domain.TRUE


def _all_of(model):
    """Return what finds all records of a model, with superuser rights."""
    return lambda self, *_args: self.env[model].sudo().search([])


# Method → what it answers without its guard.
OPEN = {
    "_actions": _always(frozenset({"comment", "close", "done", "reopen"})),
    "_check_prm_registration_id": _always(None),
    "_deals_domain": _everything,
    "_found": _everything,
    "_is_offered": _always(True),
    "_is_open": _always(True),
    "_is_passed": _always(True),
    "_is_possible": _always(True),
    "_is_ready": _always(True),
    "_may_ask": _always(True),
    "_of_sudo": _all_of("prm.course"),
    "_open_domain": _everything,
    "_partnerships_sudo": _all_of("prm.partnership"),
    "_within": _everything,
}


def all_mutants(registry, addon):
    """Return every mutant of the addon's guards, in the order of their names."""
    return [
        Mutant(f"guard/{name}/{method}", (), answers=((name, method, answer),))
        for name in sorted(registry.models)
        for method, answer in OPEN.items()
        if _is_guard(registry[name], method, addon)
    ]


def _is_guard(model, method, addon):
    """Tell whether a model of the addon has a guard of its own or of all glue."""
    parts = [part for part in model.mro() if method in vars(part)]
    modules = {getattr(part, "_module", None) for part in parts}
    is_own = addon in modules
    is_heir = model._original_module == addon and "prm" in modules
    return is_own or is_heir
