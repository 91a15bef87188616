"""The Python that runs Odoo: a virtual environment with pinned packages."""

import hashlib
import shutil
import sys
from pathlib import Path

import odoo19
from places import ADDON, TOOLS, VENV
from say import Failure, run, step

PYTHON = VENV / "bin" / "python"
REQUIREMENTS = TOOLS / "requirements.txt"


def ready():
    """Make sure that the environment holds the pinned packages and sees Odoo."""
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    stamp = VENV / "requirements.sha256"
    if not stamp.exists() or stamp.read_text() != wanted:
        _build()
        stamp.write_text(wanted)
    _add_path(VENV, "odoo", odoo19.source())


def _build():
    step("Installing Odoo's Python packages into a virtual environment")
    shutil.rmtree(VENV, ignore_errors=True)
    create(VENV)
    install(VENV, "-r", REQUIREMENTS)


def create(folder):
    """Create a virtual environment with Debian's Python 3.11."""
    run([_interpreter(), "-m", "venv", folder], doing="Making a virtual environment")


def install(folder, *what):
    """Install packages with the pip of an environment."""
    pip = [folder / "bin" / "python", "-m", "pip", "--disable-pip-version-check"]
    run([*pip, "install", "--quiet", *what], doing="Installing Python packages")


def _interpreter():
    """Prefer Debian's Python: one in a person's home may be closed to others."""
    for candidate in ("/usr/bin/python3.11", shutil.which("python3.11")):
        if candidate and Path(candidate).exists():
            return candidate
    if sys.version_info[:2] == (3, 11):
        return sys.executable
    raise Failure("Odoo's pinned packages need Python 3.11, and there is none here.")


def share_packages(folder):
    """Let another environment see Odoo and the packages of ours.

    Its pip is told that Odoo is there: a source of Odoo does not say so, and Debian's
    names packages that it needs by other names than those that we have.
    """
    _add_path(folder, "packages", _packages(VENV))
    _add_path(folder, "odoo", odoo19.source())
    known = _packages(folder) / "odoo-19.0.dist-info"
    known.mkdir()
    (known / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: odoo\nVersion: 19.0\n"
    )


def _add_path(folder, name, path):
    (_packages(folder) / f"{name}-of-{ADDON}.pth").write_text(f"{path.resolve()}\n")


def _packages(folder):
    return next((folder / "lib").glob("python3.*")) / "site-packages"
