"""The demo: a database with demo data, served, and the logins to it."""

import os
from contextlib import contextmanager

import databases
import mails
import odoo_cli
import postgres
import serving
from places import ADDON
from say import Failure, detail, step

# Login, password, who it is: as the addon's demo data have them.
LOGINS = (
    ("admin", "admin", "Odoo's administrator"),
    ("channel_admin", "channel_admin", "channel administrator"),
    ("channel_all", "channel_all", "channel manager, all partners"),
    ("channel_own", "channel_own", "channel manager, own partners"),
    ("salesperson", "salesperson", "salesperson"),
    ("nora@nordwind.example", "nora@nordwind.example", "partner, supervisor"),
    ("jonas@nordwind.example", "jonas@nordwind.example", "partner, same company"),
    ("amelie@atlas.example", "amelie@atlas.example", "partner, second company"),
    ("ben@blueharbor.example", "ben@blueharbor.example", "partner, third company"),
    ("grace@solent.example", "grace@solent.example", "partner, other portal"),
)


def demo():
    """Serve the demo until Ctrl-C."""
    with served() as (_name, server, site, mail_page):
        _welcome(site, mail_page)
        return serving.wait(server)


@contextmanager
def served():
    """Serve the demo, made or brought up to date, as long as the context lasts.

    Yields the database, the server, and the addresses of the site and of its mails.
    """
    name = databases.full_name("demo")
    with serving.reserved(name) as tell:
        ready(name)
        with serving.running(name) as (server, site, mail_page):
            tell(site)
            yield name, server, site, mail_page


def _welcome(site, mail_page):
    print(f"\n  The demo is at  {site}/web/login\n")
    for login, password, who in LOGINS:
        print(f"    {login:<24} {password:<24} {who}")
    print(f"\n  Mails that it would have sent:  {mail_page}")
    print("  Ctrl-C ends it.\n", flush=True)


def shell():
    """Become Odoo's shell on the demo's database."""
    name = databases.full_name("demo")
    if not databases.note(name):
        ready(name)
    words = odoo_cli.command("-d", name, "--no-http", subcommand=("shell",))
    os.execvpe(words[0], words, odoo_cli.environment())


def ready(name):
    """Make the demo's database, or bring it up to date."""
    template = databases.template("demo")
    wanted = f"{template} {databases.fingerprint()}"
    found = databases.note(name)
    if found == wanted:
        return
    if not (found.startswith(template) and _updated(name)):
        _make(name)
    databases.take_note(name, wanted)


def _make(name):
    databases.copy("demo", name)
    # Odoo's own demo data leave a dozen mails in the queue, which are not our story.
    postgres.sql("DELETE FROM mail_mail", name)
    mails.forget(name)
    step(f"Installing {ADDON} with its demo data")
    odoo_cli.init(name, [ADDON], demo=True)


def _updated(name):
    step(f"Updating {ADDON} in the demo: its files have changed")
    try:
        odoo_cli.update(name, [ADDON], demo=True)
    except Failure:
        detail("That failed, so the demo is made anew.")
        return False
    return True
