"""Where things lie: the checkout, the generated folder, the link to the addon."""

import hashlib
import os
import tempfile
import threading
from pathlib import Path

ADDON = "prm"
ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools"
# Small addons that join ours to other apps; see `glue`.
GLUE = ROOT / "addons"

# Two checkouts on one machine share neither databases nor links.
CHECKOUT = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]

GENERATED = ROOT / ".dev"
LOGS = GENERATED / "log"
VENV = GENERATED / "venv"
ODOO = GENERATED / "odoo"
DATA = GENERATED / "data"
LOCKS = GENERATED / "lock"


def cache_folder():
    """Return a folder outside of the checkout that is this checkout's own."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    try:
        home.mkdir(parents=True, exist_ok=True)
        usable = os.access(home, os.W_OK)
    except OSError:
        usable = False
    if not usable:
        home = Path(tempfile.gettempdir())
    return home / f"{ADDON}-{CHECKOUT}"


def short_folder():
    """Return a folder with a short path, for sockets: they may have 107 characters."""
    folder = Path(tempfile.gettempdir()) / f"{ADDON}-{CHECKOUT}-{os.geteuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def addon_link():
    """Return the checkout under the addon's name, where Odoo can see it.

    The link is outside of the checkout: inside, Odoo's translation export would
    walk the tree in circles.
    """
    link = cache_folder() / "addons" / ADDON
    if not (link.is_symlink() and link.readlink() == ROOT):
        link.parent.mkdir(parents=True, exist_ok=True)
        fresh = cache_folder() / own_name()
        fresh.symlink_to(ROOT)
        fresh.replace(link)
    return link


def own_name():
    """Return a name that no other process or thread gives what it makes.

    What others may be reading or making, too, is made under it, and then put in its
    place as a whole.
    """
    return f"{os.getpid()}-{threading.get_ident()}"
