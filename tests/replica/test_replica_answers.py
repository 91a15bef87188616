"""Who answers where there is a replica: the replica while it knows all, else nobody."""

from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import Mock, patch

from psycopg2 import (
    DatabaseError,
    InterfaceError,
    OperationalError,
    ProgrammingError,
)

from odoo.http import request
from odoo.tests import BaseCase, tagged
from odoo.tools import mute_logger

from ...controllers import lost_connections, on_replica
from ...controllers.lost_connections import is_gone
from ...controllers.portal_base import PrmPortalController
from ..http_common import PrmHttpCase

MODULE = "odoo.addons.prm.controllers.on_replica"


class Replica:
    """A replica that is asked how far it is: it knows by its answers in turn."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []
        self.rollback = Mock()

    def execute(self, _query, params):
        self.asked += params

    def fetchall(self):
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return [[answer]]


@tagged("post_install", "-at_install", "prm_once")
class TestKnowsAll(BaseCase):
    """The log of the primary is compared with the replica's."""

    def setUp(self):
        super().setUp()
        self.primary = Mock(fetchall=lambda: [["0/16B3748"]])
        self.registry = SimpleNamespace(db_name="test", cursor=lambda: self.primary)
        self.sleep = self.startPatcher(patch.object(on_replica.time, "sleep"))
        self.startPatcher(patch.dict(on_replica._far_behind, clear=True))

    def knows(self, *answers):
        self.replica = Replica(*answers)
        return on_replica._knows_all(self.registry, self.replica)

    def test_it_answers_when_it_has_got_as_far(self):
        self.assertTrue(self.knows(True))
        self.assertEqual(self.replica.asked, ["0/16B3748"])
        self.sleep.assert_not_called()

    def test_what_it_saw_before_is_not_what_the_page_shows(self):
        self.knows(True)
        self.replica.rollback.assert_called_once_with()

    def test_the_primary_is_not_held_while_somebody_waits(self):
        self.sleep.side_effect = lambda _pause: self.primary.close.assert_called_once()
        self.assertTrue(self.knows(False, True))

    def test_it_answers_when_it_gets_there_in_a_moment(self):
        self.assertTrue(self.knows(False, False, True))
        self.assertEqual(self.sleep.call_count, 2)

    def test_it_does_not_answer_while_it_is_behind(self):
        self.assertFalse(self.knows(False))
        waited = sum(call.args[0] for call in self.sleep.call_args_list)
        self.assertLess(waited, 0.1)

    def test_a_server_that_replays_nothing_does_not_answer(self):
        self.assertFalse(self.knows(None))

    def test_nobody_waits_again_for_what_is_far_behind(self):
        self.knows(False)
        self.sleep.reset_mock()
        self.assertFalse(self.knows(False))
        self.assertEqual(sum(call.args[0] for call in self.sleep.call_args_list), 0)
        self.assertTrue(self.knows(True))

    def test_a_replica_that_is_gone_does_not_answer(self):
        self.assertFalse(self.knows(OperationalError("gone")))

    def test_a_primary_that_is_gone_is_not_hidden(self):
        self.primary.execute.side_effect = OperationalError("gone")
        with self.assertRaises(OperationalError):
            self.knows(True)


@tagged("post_install", "-at_install")
class TestWhoAnswers(PrmHttpCase):
    """Odoo chooses the cursor: that of pages says which database it was."""

    @contextmanager
    def replica(self, knows):
        """Let there be a replica; yield whether pages were answered by one."""
        told = []

        def remember(*_arguments):
            told.append(request.env.cr.readonly)

        with (
            patch(f"{MODULE}.config", {"db_replica_host": "replica"}),
            patch(f"{MODULE}._knows_all", knows) as self.knows,
            patch.object(PrmPortalController, "_prm_remember", remember),
        ):
            yield told

    def test_a_replica_that_knows_all_answers_pages(self):
        with self.replica(Mock(return_value=True)) as told:
            self.visit("/program", self.partner_a)
        self.assertEqual(told, [True])

    def test_the_primary_answers_while_it_is_behind(self):
        with self.replica(Mock(return_value=False)) as told:
            page = self.visit("/program", self.partner_a)
        self.assertEqual((page.status, told), (200, [False]))

    def test_the_replica_answers_again_when_it_has_caught_up(self):
        self.login(self.partner_a)
        with self.replica(Mock(side_effect=[False, True])) as told:
            self.visit("/program")
            self.visit("/program")
        self.assertEqual(told, [False, True])

    def test_that_goes_for_calls_of_odoo_s_own_routes(self):
        self.login(self.partner_a)
        with self.replica(Mock(return_value=False)):
            params = {"model": "prm.registration", "method": "search_read"}
            params |= {"args": [[], ["name"]], "kwargs": {}}
            self.make_jsonrpc_request("/web/dataset/call_kw", params)
        self.knows.assert_called_once()

    def test_nothing_is_asked_for_what_writes(self):
        with self.replica(Mock(return_value=True)):
            self.register_by_form()
        self.assertEqual(self.knows.call_count, 0)

    def test_whether_a_server_is_well_is_not_asked_of_the_primary(self):
        with self.replica(Mock(side_effect=OperationalError("gone"))):
            self.assertEqual(self.visit("/web/health").status, 200)

    def test_nothing_is_asked_where_there_is_no_replica(self):
        with patch(f"{MODULE}._knows_all") as knows:
            self.visit("/program", self.partner_a)
        knows.assert_not_called()

    @mute_logger("odoo.http")
    def test_a_primary_that_is_gone_is_told_as_a_database_that_is(self):
        gone = Mock(side_effect=OperationalError("gone"))
        with self.replica(gone):
            page = self.visit("/program", self.partner_a)
        self.assertEqual(page.status, 503)
        self.assertEqual(page.headers["Retry-After"], "10")


@tagged("post_install", "-at_install", "prm_once")
class TestLostConnections(BaseCase):
    """A server that has gone is told from an error in what it was asked."""

    def test_an_error_without_a_code_is_the_end_of_a_server(self):
        for kind in (DatabaseError, OperationalError, InterfaceError):
            self.assertTrue(is_gone(kind("server closed the connection")), kind)

    def test_what_a_page_makes_of_it_is_told_as_well(self):
        error = ValueError("This page cannot be shown")
        error.__cause__ = OperationalError("server closed the connection")
        self.assertTrue(is_gone(error))

    def test_a_server_that_refuses_is_there(self):
        for error in (ProgrammingError("can't adapt"), ValueError("A number, please")):
            self.assertFalse(is_gone(error))

    def test_a_kept_connection_that_is_dead_is_told_as_odoo_expects(self):
        def reset(_connection):
            raise DatabaseError("server closed the connection")

        with self.assertRaises(OperationalError):
            lost_connections._told_as_lost(reset)(None)


@tagged("post_install", "-at_install")
class TestReplicaGone(PrmHttpCase):
    """The replica goes in the middle of a page: the primary answers it."""

    def test_a_page_is_answered_by_the_primary(self):
        self.visit("/program", self.partner_a)
        told = []

        def remember(*_arguments):
            told.append(request.env.cr.readonly)
            if len(told) == 1:
                raise OperationalError("server closed the connection")

        with patch.object(PrmPortalController, "_prm_remember", remember):
            page = self.visit("/program")
        self.assertEqual((page.status, told), (200, [True, False]))
        self.assertEqual(self.asked_again.ours, ["/partner/test/program"])
        self.asked_again.addresses.clear()
