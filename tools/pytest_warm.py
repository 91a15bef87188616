"""What Odoo remembers stays from one test to the next, unless a test changed it.

Loaded with `-p`, beside pytest-odoo. Odoo forgets everything after each test, for what
is remembered may be of records that were rolled back: so each test compiles all its
templates anew, and reads rules, groups and external ids. Yet whatever changes what is
remembered says so, or servers would answer wrongly: what a test invalidates is
forgotten after it, what its class invalidates after the class. What holds values of
single records is forgotten after each class in any case.
"""

from contextlib import ExitStack
from unittest.mock import patch

import pytest

# What is of code and settings; all other caches hold values of single records.
LASTING = {"templates", "assets", "routing", "stable", "groups"}
_touched = set()


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session):
    """Let test cases forget less, as soon as Odoo can be imported."""
    from odoo.orm import registry
    from odoo.tests import TransactionCase

    _note_what_is_touched(registry)
    _forget_less(TransactionCase)


def _note_what_is_touched(registry):
    """Remember which caches are invalidated: what is in them is a test's own."""
    model = registry.Registry
    clear_cache, clear_all = model.clear_cache, model.clear_all_caches
    set_up = model._setup_models__

    def note_some(self, *names):
        for name in names or ("default",):
            _touched.update(registry._CACHES_BY_KEY[name])
        return clear_cache(self, *names)

    def note_all(self):
        _touched.update(registry._REGISTRY_CACHES)
        return clear_all(self)

    def note_models(self, *args, **options):
        _touched.update(registry._REGISTRY_CACHES)
        return set_up(self, *args, **options)

    model.clear_cache = note_some
    model.clear_all_caches = note_all
    model._setup_models__ = note_models


def _forget_less(case_class):
    """Forget what a test invalidated after it, and the rest after its class."""
    set_up, set_up_class = case_class.setUp, case_class.setUpClass.__func__

    def set_up_test(self):
        of_class = {*_touched}
        _touched.clear()

        def forget():
            _forget(self.registry, _touched)
            _touched.update(of_class)

        with patch.object(self.registry, "clear_all_caches", forget):
            set_up(self)  # which keeps what is to be called afterwards

    def set_up_of_class(cls):
        def forget():
            _forget(cls.registry, _of_records(cls.registry) | _touched)

        stack = ExitStack()
        cls.addClassCleanup(_touched.clear)
        cls.addClassCleanup(stack.close)
        set_up_class(cls)
        forget()  # what was touched by whoever loaded or committed
        _touched.clear()
        forgetting = patch.object(cls.registry, "clear_all_caches", forget)
        cls.addClassCleanup(lambda: stack.enter_context(forgetting))

    case_class.setUp = set_up_test
    case_class.setUpClass = classmethod(set_up_of_class)


def _of_records(registry):
    return {*registry._Registry__caches} - LASTING


def _forget(registry, names):
    """Forget what these caches hold."""
    for name in names:
        registry._Registry__caches[name].clear()
