"""Glue: small addons under `addons/` that join the addon to another app of Odoo.

Whatever is asked of them is read in their manifests.
"""

import ast
from functools import cache

import odoo19
import postgres
from places import ADDON, GLUE


def names():
    """Return the names of the glue addons that this checkout holds."""
    return sorted(path.parent.name for path in GLUE.glob("*/__manifest__.py"))


def folders():
    """Return the folders where Odoo finds them: none where there are none."""
    return [GLUE] if names() else []


def apps(*addons):
    """Return the apps that some glue addons join ours to."""
    needed = {app for name in addons for app in _manifest(GLUE / name)["depends"]}
    return sorted(needed - {ADDON, *addons})


def brings(modules, app):
    """Tell whether an app is there where some modules are: named, or by itself."""
    needed = _installs_itself_with(app)
    return app in modules or (bool(needed) and set(needed) <= {*modules})


def owner(path):
    """Return the name of the glue addon that a file or folder belongs to, or None."""
    inside = path.relative_to(GLUE).parts if path.is_relative_to(GLUE) else ()
    return inside[0] if inside and inside[0] in names() else None


def due(database):
    """Return the glue addons whose apps are there, and which are not."""
    there = installed(database)
    return [name for name in names() if name not in there and {*apps(name)} <= there]


def installed(database):
    """Return the names of the modules that are installed in a database."""
    states = "SELECT name FROM ir_module_module WHERE state = 'installed'"
    return set(postgres.sql(states, database))


@cache
def _installs_itself_with(app):
    """Return the modules whose presence installs an app of Odoo's, if any do."""
    found = (folder / app for folder in odoo19.addons_folders())
    folder = next((each for each in found if each.is_dir()), None)
    told = _manifest(folder).get("auto_install") if folder else ()
    return _manifest(folder)["depends"] if told is True else told


def _manifest(folder):
    return ast.literal_eval((folder / "__manifest__.py").read_text(encoding="utf-8"))
