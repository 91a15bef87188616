"""What the addon needs beside Odoo, looked up before anything else is imported."""

from odoo.modules.module import (
    Manifest,
    MissingDependency,
    check_python_external_dependency,
)

ADDON = __name__.split(".")[-2]


def check_libraries():
    """Let a server that lost a library say which, and what to do.

    Odoo itself looks before it installs or upgrades an addon, not when it starts with
    one that is there.

    :raises ImportError: with one sentence, in English, for the log
    """
    manifest = Manifest.for_addon(ADDON)
    names = manifest["external_dependencies"]["python"]
    missing = [name for name in names if not _is_there(name)]
    if missing:
        raise ImportError(
            f"The addon {ADDON} needs Python packages that are not installed:"
            f" {', '.join(missing)}. Install them with: pip install {' '.join(missing)}"
        )


def _is_there(name):
    try:
        check_python_external_dependency(name)
    except MissingDependency:
        return False
    return True
