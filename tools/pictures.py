"""The pictures of the README, taken from the running demo."""

import subprocess

import databases
import demo
import odoo_cli
import postgres
import python_env
import serving
from places import ADDON, ROOT, TOOLS
from say import Failure, step

FOLDER = ROOT / "static" / "description"
# File, login (the password is the same), width, address; {name} is a record's id.
PICTURES = (
    (
        "portal.png",
        "nora@nordwind.example",
        1280,
        "/partner/partners/registrations/{demo_registration_campus}",
    ),
    ("program.png", "nora@nordwind.example", 1280, "/partner/partners/program"),
    (
        "backend.png",
        "channel_admin",
        1280,
        "/odoo/action-prm.prm_registration_action_all/{demo_registration_campus}",
    ),
)


def pictures():
    """Take every picture."""
    name = databases.full_name("demo")
    with serving.reserved(name) as tell:
        demo.ready(name)
        with serving.running(name) as (_server, site, _mails):
            tell(site)
            for file, login, width, address in PICTURES:
                step(f"Taking static/description/{file}")
                _take(FOLDER / file, login, width, site + address.format_map(Ids(name)))
    return 0


class Ids(dict):
    """The ids of demo records by their names, asked for one by one."""

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


def _take(path, login, width, url):
    words = [python_env.PYTHON, TOOLS / "screenshots.py", "--login", login]
    words += ["--width", str(width), "--out", path, url]
    if subprocess.run(words, env=odoo_cli.environment()).returncode:
        raise Failure(f"the picture {path.name} could not be taken.")
