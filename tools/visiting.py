"""Pages and views, opened within Odoo's own process: no server is needed."""

import re

from werkzeug.test import Client

from odoo import http
from odoo.tests import Form

from say import Failure

# Of the demo: a supervisor, and a person of another portal.
VISITORS = ("nora@nordwind.example", "grace@solent.example")
HOME = "/partner"
# So many pages for each: the home, all sections, and what they lead to.
FEWEST, PAGES = 6, 40
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
LINK = re.compile(r'href="(/partner[^"#?]*)"')
GOOD = 400


class Visitor:
    """Somebody who is logged in; the password is the login, as in the demo."""

    def __init__(self, login):
        self.login = login
        self.client = Client(http.root)
        [token] = TOKEN.findall(self.get("/web/login"))[:1]
        form = {"csrf_token": token, "login": login, "password": login}
        self.ask("POST", "/web/login", data=form)

    def ask(self, method, address, **options):
        """Return the text of the answer, after whatever redirects; none of a file.

        :raises Failure: when it is an error
        """
        answer = self.client.open(
            address,
            method=method,
            base_url="http://localhost",
            environ_overrides={"REMOTE_ADDR": "127.0.0.1"},
            follow_redirects=True,
            **options,
        )
        if answer.status_code >= GOOD:
            raise Failure(f"{address} answers {answer.status_code} to {self.login}.")
        return answer.text if answer.mimetype == "text/html" else ""

    def get(self, address):
        """Return the text of a page."""
        return self.ask("GET", address)


def open_pages():
    """Let partners open their home, and what it leads to.

    :raises Failure: when a page does not answer, or leads nowhere
    """
    for login in VISITORS:
        visitor = Visitor(login)
        seen, found = {HOME}, _links(visitor, HOME)
        while found and len(seen) < PAGES:
            address = found.pop(0)
            if address not in seen:
                seen.add(address)
                found += _links(visitor, address)
        if len(seen) < FEWEST:
            raise Failure(f"{login} is led nowhere from {HOME}: is it still a portal?")


def _links(visitor, address):
    return LINK.findall(visitor.get(address))


def open_views(env):
    """Read every view of our models as the web client does, and open the portals.

    :raises Failure: when one of them does not open
    """
    for view in env["ir.ui.view"].search([("model", "=like", "prm.%")]):
        if view.type in ("form", "list", "kanban", "search", "pivot", "graph"):
            env[view.model].get_view(view.id, view.type)
    for portal in env["prm.portal"].with_context(active_test=False).search([]):
        Form(portal)
    env.cr.rollback()
