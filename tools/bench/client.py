"""Who asks a server as a browser does, and what each answer cost."""

import http.cookiejar
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import NamedTuple

from say import Failure

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"
PATIENCE = 300


class Cost(NamedTuple):
    """What an answer cost: milliseconds, of CPU and by the clock; queries; bytes."""

    python: float
    postgres: float
    wall: float
    queries: int
    size: int

    @property
    def cpu(self):
        """Return the milliseconds of both processors."""
        return self.python + self.postgres


class Answer(NamedTuple):
    """What a server said, and what that cost."""

    status: int
    url: str
    text: str
    cost: Cost


class _Still(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: what is measured is one answer."""

    def redirect_request(self, *_arguments):
        return None


class Visitor:
    """Somebody with a session; the password is the login, unless it is told."""

    def __init__(self, site, login, password=None):
        self.site, self.login = site, login
        self.year = time.localtime().tm_year
        # What the web client says of its user with each call.
        self.context = {"lang": "en_US", "tz": "Europe/Brussels"}
        cookies = http.cookiejar.CookieJar()
        keeping = urllib.request.HTTPCookieProcessor(cookies)
        self._open = urllib.request.build_opener(keeping, _Still).open
        form = {
            "csrf_token": self.token("/web/login"),
            "login": login,
            "password": password or login,
        }
        if self.post("/web/login", form).status not in (302, 303):
            raise Failure(f"{login} could not log in at {site}.")

    def get(self, path, rows=0):
        """Return the answer to a page.

        :param rows: how many a list shows, if not as many as it does by itself
        :raises Failure: when it is an error, or leads elsewhere
        """
        answer = self._ask(path, headers={"X-Rows": f"{rows}"} if rows else {})
        if answer.status != 200:
            raise Failure(f"{path} answers {answer.status} to {self.login}.")
        return answer

    def ask(self, path, site):
        """Return the answer to a page at a server, whatever it is."""
        self.site = site
        return self._ask(path)

    def where(self, path):
        """Return the address that a page leads to: its own, or where it redirects."""
        return self._ask(path).url

    def token(self, path):
        """Return the token of a page's form."""
        return TOKEN.findall(self._ask(path).text)[0]

    def post(self, path, form):
        """Return the answer to a form; a redirect is not followed."""
        return self._ask(path, urllib.parse.urlencode(form).encode())

    def call(self, model, method, *arguments, **options):
        """Return the result of a call as the web client makes it, and its cost.

        :raises Failure: when the server refuses it
        """
        told = {
            "jsonrpc": "2.0",
            "method": "call",
            "params": {
                "model": model,
                "method": method,
                "args": arguments,
                "kwargs": {"context": self.context, **options},
            },
        }
        path = f"/web/dataset/call_kw/{model}/{method}"
        answer = self._ask(path, json.dumps(told).encode(), "application/json")
        found = json.loads(answer.text)
        if "error" in found:
            said = found["error"]["data"]["message"]
            raise Failure(f"{model}.{method} of {self.login}: {said}")
        return found.get("result"), answer.cost

    def _ask(self, path, data=None, kind=FORM, headers=None):
        told = {"Content-Type": kind, **(headers or {})}
        asked = urllib.request.Request(self.site + path, data, told)
        started = time.perf_counter()
        try:
            found = self._open(asked, timeout=PATIENCE)
        except urllib.error.HTTPError as refused:  # a redirect among others
            found = refused
        with found:
            body = found.read()
        wall = (time.perf_counter() - started) * 1e3
        told = found.headers
        cost = Cost(
            float(told.get("X-Python-Ms", 0)),
            float(told.get("X-Postgres-Ms", 0)),
            wall,
            int(told.get("X-Queries", 0)),
            len(body),
        )
        text = body.decode(errors="replace")
        return Answer(found.status, told.get("Location", path), text, cost)
