"""Two real transactions at the same moment; what they committed is removed afterwards.

A ``TransactionCase`` has one cursor, and the server answers its requests with the same
one: there, nothing ever happens at the same time. Here each call and each request has a
transaction of its own that is committed, and is run again after a conflict as Odoo does
with requests.

``PRM_RACE_ROUNDS`` says how often each race is run, each time on data of its own.
"""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import patch

import requests
from lxml import html
from passlib.context import CryptContext
from psycopg2 import IntegrityError

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.service import model as service_model
from odoo.service import server
from odoo.tests.common import HOST, BaseCase, get_db_name
from odoo.tools import SQL, mute_logger

from .common import PrmData

PATIENCE = 30  # seconds that one side of a race waits for the other
ROUNDS = int(os.environ.get("PRM_RACE_ROUNDS") or 1)
CRYPT_CONTEXT = "odoo.addons.base.models.res_users.ResUsersPatchedInTest._crypt_context"


def highest_ids(cr):
    """Return table → highest id, of all tables of models."""
    cr.execute(
        "SELECT table_name FROM information_schema.columns"
        " WHERE table_schema = current_schema AND column_name = 'id'"
        " AND column_default LIKE 'nextval%' AND table_name NOT LIKE 'orm_signaling%'"
    )
    query = SQL(" UNION ALL ").join(
        SQL("SELECT %s, max(id) FROM %s", table, SQL.identifier(table))
        for [table] in cr.fetchall()
    )
    cr.execute(query)
    return {table: highest or 0 for table, highest in cr.fetchall()}


def remove_newer(cr, before):
    """Delete all rows that came after ``before`` (see :func:`highest_ids`).

    What is referred to goes in a later round than what refers to it.

    :raises AssertionError: when something cannot be removed
    """
    left = {table for table, top in highest_ids(cr).items() if top > before[table]}
    while left:
        removed = {table for table in left if _removed(cr, table, before[table])}
        assert removed, f"the test leaves rows in {sorted(left)}"
        left -= removed


def _removed(cr, table, top):
    """Delete the rows of one table, if no other table refers to them."""
    query = SQL("DELETE FROM %s WHERE id > %s", SQL.identifier(table), top)
    try:
        with cr.savepoint(flush=False), mute_logger("odoo.sql_db"):
            cr.execute(query)
    except IntegrityError:
        return False
    return True


class Meeting:
    """Where both sides of a race wait for each other, each of them once."""

    def __init__(self, sides=2):
        self._barrier = threading.Barrier(sides)
        self._arrived = set()

    def wait(self):
        """Wait for the other side; a call that is run again goes on at once."""
        me = threading.get_ident()
        if me not in self._arrived:
            self._arrived.add(me)
            self._barrier.wait(PATIENCE)

    def before(self, method):
        """Return ``method``, called only when both sides are about to."""

        def meet(*args, **kwargs):
            self.wait()
            return method(*args, **kwargs)

        return meet


class RaceCase(PrmData, BaseCase):
    """Committed data, and calls in transactions of their own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.registry = Registry(get_db_name())
        quick = CryptContext(["pbkdf2_sha512"], pbkdf2_sha512__rounds=1)
        cls.startClassPatcher(patch(CRYPT_CONTEXT, lambda _users: quick))
        no_rest = SimpleNamespace(uniform=lambda _least, _most: 0.01)
        cls.startClassPatcher(patch.object(service_model, "random", no_rest))
        with cls.registry.cursor() as cr:
            before = highest_ids(cr)
        cls.addClassCleanup(cls._clean_up, before)
        with cls.committed():
            cls._create_data()

    @classmethod
    def _remove_newer(cls, before):
        with cls.registry.cursor() as cr:
            remove_newer(cr, before)

    @classmethod
    def _clean_up(cls, before):
        cls._remove_newer(before)
        cls.registry.clear_all_caches()
        cls.registry.signal_changes()

    def _callTestMethod(self, method):
        """Run the test, and again on data of its own for each further round."""
        for _round in range(ROUNDS - 1):
            with self.registry.cursor() as cr:
                before = highest_ids(cr)
            super()._callTestMethod(method)
            self.tearDown()
            # Nothing of what is removed comes again: no id, no token. What is known by
            # heart of other records stays true.
            self._remove_newer(before)
            self.setUp()
        return super()._callTestMethod(method)

    @classmethod
    @contextmanager
    def committed(cls, user=None):
        """Let ``env`` be a transaction of ``user`` that is committed at the end."""
        with cls.registry.cursor() as cr:
            cls.env = api.Environment(cr, user.id if user else SUPERUSER_ID, {})
            cls.env.transaction.default_env = cls.env
            yield cls.env
        cls.registry.signal_changes()
        cls.env = None

    def here(self, record):
        """Return ``record`` in the transaction that is open now."""
        return record.with_env(self.env)

    def registered(self, **values):
        """Register a deal for partner A, committed; return it."""
        with self.committed():
            return self._register(self.here(self.partner_a), **values)

    def mails_of(self, record, user):
        """Return the mails on ``record`` that ``user`` gets."""
        return self.env["mail.mail"].search(
            [
                ("model", "=", record._name),
                ("res_id", "=", record.id),
                ("recipient_ids.user_ids", "in", user.ids),
            ]
        )

    def race(self, *sides):
        """Make the calls ``(user, call)`` at the same moment, as requests would.

        Both transactions have begun before one of them does anything.

        :param sides: pairs of a user and a function of that user's environment
        :return: list of what each call returned or raised
        """
        meeting = Meeting(len(sides))
        with ThreadPoolExecutor(len(sides)) as pool, mute_logger("odoo.sql_db"):
            runs = [pool.submit(self._run, meeting, *side) for side in sides]
            return [run.result(3 * PATIENCE) for run in runs]

    def _run(self, meeting, user, call):
        def attempt():
            env.cr.execute("SELECT 1")  # here the transaction takes its snapshot
            meeting.wait()
            return call(env)

        threading.current_thread().dbname = self.registry.db_name
        try:
            with self.registry.cursor() as cr:
                env = api.Environment(cr, user.id, {})
                env.transaction.default_env = env
                return service_model.retrying(attempt, env)
        except Exception as error:
            return error

    def browser(self, user):
        """Return a session of ``user`` with the running server, logged in."""
        session = requests.Session()
        login = user.login
        params = {
            "db": self.registry.db_name,
            "login": login,
            "password": login + "x" * (8 - len(login)),  # as new_test_user does
        }
        answer = self.call(session, "/web/session/authenticate", params)
        self.assertEqual(answer["result"]["uid"], user.id)
        return session

    def address(self, path):
        port = server.server.httpd.server_port
        return f"http://{HOST}:{port}{path}"

    def call(self, session, path, params):
        """Call a JSON address of the server and return its answer."""
        body = {"jsonrpc": "2.0", "method": "call", "id": 1, "params": params}
        answer = session.post(self.address(path), json=body, timeout=2 * PATIENCE)
        return answer.json()

    def press(self, session, registration, name):
        """Press a button of the backend: call a method of one record."""
        model = registration._name
        return self.call(
            session,
            f"/web/dataset/call_button/{model}/{name}",
            {"model": model, "method": name, "args": [registration.ids], "kwargs": {}},
        )

    def form_of(self, session, path):
        """Return the hidden values of the form on a page: CSRF and one-shot token."""
        answer = session.get(self.address(path), timeout=2 * PATIENCE)
        self.assertEqual(answer.status_code, 200, answer.text)
        page = html.fromstring(answer.text)
        names = ("csrf_token", "submission_token")
        found = {name: page.xpath(f"//input[@name='{name}']/@value") for name in names}
        return {name: values[0] for name, values in found.items()}

    def at_once(self, method, *requests_):
        """Send requests that call ``method`` only when both have come so far.

        :param str method: ``model:name`` of a method of a model
        :param requests_: functions without parameters
        :return: list of their answers
        """
        model, name = method.split(":")
        registry_class = self.registry[model]
        meet = Meeting(len(requests_)).before(getattr(registry_class, name))
        with (
            patch.object(registry_class, name, meet),
            mute_logger("odoo.sql_db", "odoo.http"),
            ThreadPoolExecutor(len(requests_)) as pool,
        ):
            runs = [pool.submit(send) for send in requests_]
            return [run.result(3 * PATIENCE) for run in runs]

    def assertOneOf(self, outcomes, error, sentence):
        """Assert that one call was refused with ``sentence``, and no other one."""
        refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
        self.assertEqual(len(refused), 1, outcomes)
        self.assertIsInstance(refused[0], error)
        self.assertRegex(str(refused[0]), sentence)
