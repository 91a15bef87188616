"""A model is composed of parts: none of them hides a method of another by accident."""

import inspect
import sys

from odoo.tests import TransactionCase, tagged

OURS = ("odoo.addons.prm.", "odoo.addons.prm_")


def is_hook(method):
    """Tell whether ``method`` is there to be overridden."""
    words = inspect.getdoc(method) or ""
    return words.startswith("Hook") or "NotImplementedError" in source_of(method)


def source_of(method):
    return inspect.getsource(inspect.unwrap(method))


def hidden_methods(classes):
    """Yield name and class of methods that another class of the list hides.

    An override calls ``super`` or stands over a hook.

    :param classes: classes in the order in which Python looks at them
    """
    first = {}
    for owner in classes:
        for name, method in vars(owner).items():
            if not inspect.isfunction(method) or name.startswith("__"):
                continue
            above = first.setdefault(name, method)
            if above is method or is_hook(method) or "super(" in source_of(above):
                continue
            yield name, owner.__qualname__


class Lower:
    def _hook(self):
        """Hook: nothing yet."""

    def _extended(self):
        return 1

    def _hidden(self):
        return 1


class Upper(Lower):
    def _hook(self):
        return 2

    def _extended(self):
        return super()._extended()

    def _hidden(self):
        return 2


@tagged("-at_install", "post_install")
class TestMixins(TransactionCase):
    def test_no_method_hides_another(self):
        hidden = {
            f"{name}: {method} of {owner}"
            for name in self.env
            for method, owner in hidden_methods(self.classes(name))
        }
        self.assertFalse(hidden)

    def classes(self, name):
        """Return our classes of a model, what we add to every model among them.

        With those of the small addons that are installed.
        """
        return [
            owner
            for owner in type(self.env[name]).mro()
            if owner.__module__.startswith(OURS)
        ]

    def test_no_method_of_a_controller_hides_another(self):
        """Odoo merges all controllers of the portal into one class."""
        rules = self.env["ir.http"].routing_map().iter_rules()
        endpoints = (inspect.unwrap(rule.endpoint.func) for rule in rules)
        files = {
            sys.modules[each.__module__]
            for each in endpoints
            if each.__module__.startswith(OURS) and ".portal_" in each.__module__
        }
        classes = {
            found
            for file in files
            for _name, found in inspect.getmembers(file, inspect.isclass)
            if found.__module__.startswith(OURS)
            and found.__name__.startswith("PrmPortal")
        }
        order = sorted(classes, key=lambda each: (-len(each.mro()), each.__name__))
        hidden = [f"{name} of {owner}" for name, owner in hidden_methods(order)]
        self.assertGreater(len(order), 20)
        self.assertFalse(hidden)

    def test_the_check_can_fail(self):
        self.assertEqual(list(hidden_methods([Upper, Lower])), [("_hidden", "Lower")])
