"""Models as another addon would declare them, for the time of a test."""

from importlib import import_module


def declare(registry, declaration):
    """Add a class with ``_module = None`` to the registry, as an installed addon does.

    Odoo's own tests do it with the same function; no addon imports it for its models.
    """
    return import_module("odoo.orm.model_classes").add_to_registry(
        registry, declaration
    )
