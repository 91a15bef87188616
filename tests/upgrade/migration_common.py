"""The migrations, as modules."""

import importlib.util

from ..places import ROOT


def migration(name, version="19.0.1.1.0"):
    """Return the module of a migration; its file name is no Python name."""
    place = ROOT / "migrations" / version / name
    spec = importlib.util.spec_from_file_location("migration", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
