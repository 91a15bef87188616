"""Access that is switched off and on while somebody reads, on a real server.

Readers ask by page and by RPC without a pause, in threads of their own; an employee
switches their access over HTTP; each request commits. What an answer must not contain
are the names of records, which tell whose they are.

The server is the one of the tests, with threads. Others on the same database, with
workers or several of them, are named by an environment variable.
"""

import itertools
import json
import os
import threading
import time
from contextlib import contextmanager
from typing import NamedTuple

from odoo.fields import Command
from odoo.tools import mute_logger

from ..race_common import PATIENCE, RaceCase

READERS = 4
TURNS = int(os.environ.get("PRM_TOGGLE_TURNS") or 50)
# Addresses of servers on the same database; without any, the one of the tests.
SERVERS = os.environ.get("PRM_TOGGLE_SERVERS", "").split()

NOISY = ("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.sql_db")
PAGES = ("/partner/test/registrations?view=all", "/partner/test/program")
MODELS = (
    "prm.registration",
    "prm.partnership",
    "prm.member",
    "prm.partnership.history",
    "prm.program",
)


# What an RPC may answer whose access has just ended.
REFUSALS = ("odoo.exceptions.AccessError", "odoo.http.SessionExpiredException")


class Seen(NamedTuple):
    """One answer: what was asked, when it began, its status and its text."""

    question: str
    began: float
    status: int
    text: str

    @property
    def is_broken(self):
        """Tell whether this is an error that no visitor should ever see."""
        if self.question.startswith("/") or self.status != 200:
            return self.status >= 500
        error = json.loads(self.text).get("error")
        return bool(error) and error["data"]["name"] not in REFUSALS


class Readers:
    """Threads that ask the same questions again and again, each in its own session."""

    def __init__(self, case, sessions, pages):
        self.seen = []
        self._case = case
        self._questions = itertools.cycle((*pages, *MODELS))
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._read, args=(session,)) for session in sessions
        ]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self._stop.set()
        for thread in self._threads:
            thread.join(PATIENCE)

    def _read(self, session):
        while not self._stop.is_set():
            self.seen.append(self._case.ask(session, next(self._questions)))

    def wait_for(self, count):
        """Wait until so many more answers have come."""
        wanted = len(self.seen) + count
        ends = time.monotonic() + PATIENCE
        while len(self.seen) < wanted and time.monotonic() < ends:
            time.sleep(0.005)


class ToggleCase(RaceCase):
    """One person's access, switched ``TURNS`` times while four threads read."""

    pages = PAGES

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._servers = itertools.cycle(SERVERS)

    @property
    def authors(self):
        return (self.partner_a, self.colleague_a, self.partner_b)

    def setUp(self):
        super().setUp()
        with self.committed():
            for user in map(self.here, self.authors):
                self._register(user, name=f"Secret of {user.login}")
            self.switcher = self._create_switcher()
        with self.committed():
            self.session = self.browser(self.here(self.switcher))

    def _create_switcher(self):
        """Return an employee who may change everybody's access."""
        found = self.env["res.users"].search([("login", "=", "switcher")])
        groups = "prm.group_prm_manager,base.group_system,base.group_partner_manager"
        return found or self._create_user("switcher", groups)

    def address(self, path):
        return f"{next(self._servers)}{path}" if SERVERS else super().address(path)

    # ------------------------------------------------------------------- reading

    def ask(self, session, question):
        """Ask for a page, or for the records of a model, and return what came."""
        began = time.monotonic()
        if question.startswith("/"):
            answer = session.get(
                self.address(question), timeout=PATIENCE, allow_redirects=False
            )
        else:
            answer = self._ask_rpc(session, question)
        return Seen(question, began, answer.status_code, answer.text)

    def _ask_rpc(self, session, model):
        params = {
            "model": model,
            "method": "search_read",
            "args": [[], ["display_name"]],
            "kwargs": {},
        }
        body = {"jsonrpc": "2.0", "method": "call", "id": 1, "params": params}
        address = self.address("/web/dataset/call_kw")
        return session.post(address, json=body, timeout=PATIENCE)

    def ask_everything(self, session):
        """Ask each question once and return the answers."""
        return [self.ask(session, question) for question in (*self.pages, *MODELS)]

    @contextmanager
    def readers(self, user):
        """Let four threads read as ``user`` meanwhile."""
        with self.committed():
            sessions = [self.browser(self.here(user)) for _turn in range(READERS)]
        with mute_logger(*NOISY), Readers(self, sessions, self.pages) as readers:
            yield readers
        self.assertGreater(len(readers.seen), READERS * TURNS)
        broken = [seen for seen in readers.seen if seen.is_broken]
        self.assertFalse(broken[:3])

    # ------------------------------------------------------------------ switching

    def switch(self, record, method, *args):
        """Return a function that calls a method of a record over HTTP."""
        params = {
            "model": record._name,
            "method": method,
            "args": [record.ids, *args],
            "kwargs": {},
        }

        def call():
            answer = self.call(self.session, "/web/dataset/call_kw", params)
            self.assertNotIn("error", answer)

        return call

    def switch_link(self, record, name, linked):
        """Return functions that take a linked record away, and give it back."""
        return (
            self.switch(record, "write", {name: [Command.unlink(linked.id)]}),
            self.switch(record, "write", {name: [Command.link(linked.id)]}),
        )

    def member(self, user):
        with self.committed():
            return self.here(user).sudo().prm_member_ids

    def toggle(self, user, off, on, *, never=(), ended=()):
        """Switch access off and on while ``user`` reads; check every answer.

        :param off: function that takes the access away, over HTTP
        :param on: function that gives it back
        :param never: texts that no answer may hold at any time
        :param ended: texts that no answer may hold that was asked for after ``off``
        """
        leaks = set()
        with self.readers(user) as readers:
            for turn in range(TURNS):
                off()
                since, count = time.monotonic(), len(readers.seen)
                readers.wait_for(2 * READERS)
                answers = readers.seen[count:]
                if turn % 10 == 0:
                    answers += self._after_new_login(user)
                leaks |= self._leaks(answers, ended, since)
                on()
            leaks |= self._leaks(readers.seen, never, 0)
            held = self._leaks(readers.seen, ended, 0)
        self.assertFalse(leaks)
        self.assertTrue(held or not ended, "The access was never there.")

    def _after_new_login(self, user):
        with self.committed():
            session = self.browser(self.here(user))
        return self.ask_everything(session)

    @staticmethod
    def _leaks(answers, texts, since):
        return {
            (seen.question, text)
            for seen in answers
            for text in texts
            if seen.began > since and text in seen.text
        }
