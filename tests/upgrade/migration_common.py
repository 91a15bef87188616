"""The migrations, as modules."""

import importlib.util

from ..places import ROOT

MIGRATIONS = ROOT / "migrations" / "19.0.1.1.0"


def migration(name):
    """Return the module of a migration; its file name is no Python name."""
    spec = importlib.util.spec_from_file_location("migration", MIGRATIONS / name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
