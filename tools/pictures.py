"""The pictures of README, guide and Odoo Apps, taken from the running demo."""

import json
import subprocess

import demo
import odoo_cli
import postgres
import python_env
from guide import pages
from guide.table import PICTURES
from places import ADDON, ROOT, TOOLS
from say import Failure, step

FOLDER = ROOT / "static"


def pictures(names=()):
    """Take every picture, or those with one of these words in their names.

    :raises Failure: when a page is wrong, or a picture is too large
    """
    chosen = [one for one in PICTURES if not names or any(n in one.path for n in names)]
    with demo.served() as (name, _server, site, _mails):
        step(f"Taking {len(chosen)} pictures")
        _take([_order(one, site, name) for one in chosen])
    return pages.write()


def _order(picture, site, database):
    """Return what the camera is told of a picture."""
    return {
        **picture._asdict(),
        "site": site,
        "url": _url(picture.address.format_map(Ids(database)), site),
        "path": str(FOLDER / picture.path),
    }


def _url(address, site):
    if address.startswith("/"):
        return site + address
    return (TOOLS / "guide" / address).as_uri()


class Ids(dict):
    """The ids of our records by their names, asked for one by one."""

    def __init__(self, database):
        """Remember the database to ask."""
        super().__init__()
        self.database = database

    def __missing__(self, name):
        """Ask for a record's id."""
        found = postgres.sql(
            "SELECT res_id FROM ir_model_data"
            f" WHERE module = '{ADDON}' AND name = '{name}'",
            self.database,
        )
        if not found:
            raise Failure(f"the demo has no record {name}.")
        return found[0]


def _take(orders):
    words = [python_env.PYTHON, TOOLS / "guide" / "camera.py"]
    # One person after the other; what is made of other pictures is the last.
    text = json.dumps(sorted(orders, key=lambda one: (not one["login"], one["login"])))
    done = subprocess.run(words, input=text, text=True, env=odoo_cli.environment())
    if done.returncode:
        raise Failure("not every picture is as it should be.")
