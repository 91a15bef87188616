"""Compiled templates and lists of files stay from one test to the next.

Loaded with `-p`, beside pytest-odoo. Odoo forgets everything after each test, for what
is remembered may be of records that were rolled back: so each test that opens a page
compiles all its templates anew, a quarter of the time of such tests. What is compiled
from code is the same for each test that changes no view. Whatever a test or its class
invalidates is forgotten after it, as before.
"""

from contextlib import ExitStack
from unittest.mock import patch

import pytest

# What Odoo makes of views, bundles and routes; all other caches hold values of records.
OF_CODE = {"templates", "assets", "routing"}
_touched = set()


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session):
    """Let test cases forget less, as soon as Odoo can be imported."""
    from odoo.orm import registry
    from odoo.tests import TransactionCase

    _note_what_is_touched(registry)
    _forget_less(registry.Registry, TransactionCase)


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
        _touched.update(OF_CODE)
        return clear_all(self)

    def note_models(self, *args, **options):
        _touched.update(OF_CODE)
        return set_up(self, *args, **options)

    model.clear_cache = note_some
    model.clear_all_caches = note_all
    model._setup_models__ = note_models


def _forget_less(registry_class, case_class):
    """Forget after a test, and after a class, all but what is of code alone."""
    set_up, set_up_class = case_class.setUp, case_class.setUpClass.__func__

    def forgetting(registry):
        return patch.object(registry, "clear_all_caches", lambda: _forget(registry))

    def set_up_test(self):
        with forgetting(self.registry):  # what is to be called afterwards is kept
            set_up(self)

    def set_up_of_class(cls):
        stack = ExitStack()
        cls.addClassCleanup(_touched.clear)
        cls.addClassCleanup(stack.close)
        set_up_class(cls)
        _forget(cls.registry)  # what was touched by whoever loaded or committed
        _touched.clear()
        cls.addClassCleanup(lambda: stack.enter_context(forgetting(cls.registry)))

    case_class.setUp = set_up_test
    case_class.setUpClass = classmethod(set_up_of_class)


def _forget(registry):
    """Forget what may be of records that are not there anymore."""
    for name, cache in registry._Registry__caches.items():
        if name not in OF_CODE - _touched:
            cache.clear()
