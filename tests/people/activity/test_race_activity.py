"""Counts of real transactions: none is lost, and none stops a page."""

from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import requests

from odoo import api
from odoo.tests import tagged
from odoo.tools import mute_logger

from ....models.people.activity import activity
from ...race_common import RaceCase

LOGGER = activity.__name__
PAGE = "/partner/test/registrations"


@tagged("post_install", "-at_install")
class TestRaceActivity(RaceCase):
    """Committed rows, with requests to the running server."""

    def setUp(self):
        super().setUp()
        self.addCleanup(self._forget)

    def _forget(self):
        activity._failing.clear()
        with self.committed():
            self.env["prm.member.day"].sudo().search([]).unlink()

    def logged_in(self, user):
        with self.committed():
            return self.browser(self.here(user))

    def total(self, user, kind):
        """Return what was counted of ``user``."""
        with self.committed():
            domain = [("partner_id.user_ids", "in", user.ids)]
            return sum(self.env["prm.member.day"].search(domain).mapped(kind))

    def open(self, session, page=PAGE):
        return session.get(self.address(page), timeout=60)

    def test_pages_of_the_same_moment_are_all_counted(self):
        cookies = self.logged_in(self.partner_a).cookies.get_dict()

        def ask(_number):
            return requests.get(self.address(PAGE), cookies=cookies, timeout=60)

        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(ask, range(24)))
        self.assertEqual({answer.status_code for answer in answers}, {200})
        self.assertEqual(self.total(self.partner_a, "pages"), 24)
        self.assertEqual(self.total(self.partner_a, "logins"), 1)

    def test_counts_of_two_transactions_that_begin_together_are_added(self):
        def count(env):
            env["prm.member.activity"]._count("downloads", 2)

        self.assertEqual(self.race(*[(self.partner_b, count)] * 2), [None, None])
        self.assertEqual(self.total(self.partner_b, "downloads"), 4)

    def test_a_request_that_is_run_again_counts_once(self):
        turns = []

        def count(env):
            turns.append(1)
            env["prm.member.activity"]._count("messages")
            member = env["prm.member"].sudo().search([("user_id", "=", env.uid)])
            member.write({"role": member.role, "last_seen": "2026-01-01 00:00:00"})

        outcomes = self.race(*[(self.colleague_a, count)] * 2)
        self.assertEqual(outcomes, [None, None])
        self.assertGreater(len(turns), 2)  # one of them had to go again
        self.assertEqual(self.total(self.colleague_a, "messages"), 2)

    def test_what_is_rolled_back_counts_nothing(self):
        with self.registry.cursor() as cr:
            env = api.Environment(cr, self.partner_b.id, {})
            env["prm.member.activity"]._count("pages")
            cr.rollback()
            env["prm.member.activity"]._count("logins")
        self.assertEqual(self.total(self.partner_b, "pages"), 0)
        self.assertEqual(self.total(self.partner_b, "logins"), 1)

    def test_a_count_that_fails_breaks_no_page_and_is_told_once(self):
        session = self.logged_in(self.supervisor_a)
        broken = patch.object(
            self.registry["prm.member.activity"],
            "_execute",
            lambda _self, cr, _statement: cr.execute("SELECT 1 / 0"),
        )
        with broken, self.assertLogs(LOGGER, "ERROR") as logs:
            statuses = [self.open(session).status_code for _turn in range(3)]
        self.assertEqual(statuses, [200, 200, 200])
        self.assertEqual(len(logs.records), 1, logs.output)
        self.assertEqual(self.total(self.supervisor_a, "pages"), 0)
        self.assertEqual(self.open(session).status_code, 200)
        self.assertEqual(self.total(self.supervisor_a, "pages"), 1)
        with broken, self.assertLogs(LOGGER, "ERROR"):
            self.open(session)  # a new failure is told again

    def test_a_count_that_gets_no_connection_breaks_no_page(self):
        session = self.logged_in(self.supervisor_b)
        dies = patch.object(activity, "own_transaction", side_effect=MemoryError)
        with dies, mute_logger(LOGGER):
            self.assertEqual(self.open(session).status_code, 200)
        self.assertEqual(self.open(session).status_code, 200)
        self.assertEqual(self.total(self.supervisor_b, "pages"), 1)

    def test_a_count_waits_for_nobody_who_edits_the_member(self):
        session = self.logged_in(self.partner_b)
        with self.registry.cursor() as cr:
            env = api.Environment(cr, self.channel_admin.id, {})
            member = env["prm.member"].search([("user_id", "=", self.partner_b.id)])
            cr.execute(
                "UPDATE prm_member SET last_seen = NULL WHERE id = %s", member.ids
            )
            self.assertEqual(self.open(session).status_code, 200)
        self.assertEqual(self.total(self.partner_b, "pages"), 1)
