"""Counts of real transactions: exact, and kept when the request is rolled back."""

from concurrent.futures import ThreadPoolExecutor

import requests

from odoo import api
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..race_common import RaceCase

LIMIT = 5


@tagged("post_install", "-at_install")
class TestRaceLimits(RaceCase):
    """Committed rows, with requests to the running server."""

    def setUp(self):
        super().setUp()
        self._set("prm.limit_lookups", LIMIT)
        self._set("prm.limit_submissions", LIMIT)
        self.addCleanup(self._forget)

    def _set(self, key, value):
        with self.committed():
            self.env["ir.config_parameter"].set_param(key, value)

    def _forget(self):
        self._set("prm.limit_lookups", False)
        self._set("prm.limit_submissions", False)
        with self.committed():
            self.env["prm.limit"].search([]).unlink()

    def logged_in(self, user):
        with self.committed():
            return self.browser(self.here(user))

    def counts(self, user, kind):
        return sum(self.windows(user, kind))

    def windows(self, user, kind):
        """Return what was counted in each window of time."""
        with self.committed():
            domain = [("user_id", "=", user.id), ("kind", "=", kind)]
            return self.env["prm.limit"].search(domain).mapped("count")

    def test_requests_of_the_same_moment_are_all_counted(self):
        session = self.logged_in(self.partner_a)
        cookies = session.cookies.get_dict()

        def ask(_number):
            address = self.address("/partner/test/lookup/companies?q=acme")
            return requests.get(address, cookies=cookies, timeout=60)

        with ThreadPoolExecutor(8) as pool, mute_logger("odoo.http"):
            answers = list(pool.map(ask, range(3 * LIMIT)))
        statuses = sorted(answer.status_code for answer in answers)
        # The minute may end meanwhile: then a second window begins, maybe a short one.
        self.assertEqual(set(statuses), {200, 429})
        windows = self.windows(self.partner_a, "lookups")
        self.assertEqual(sum(windows), statuses.count(200))
        self.assertEqual(max(windows), LIMIT)
        self.assertLessEqual(len(windows), 2)
        refused = next(a for a in answers if a.status_code == 429)
        self.assertTrue(1 <= int(refused.headers["Retry-After"]) <= 60)
        self.assertTrue(all(a.elapsed.total_seconds() < 20 for a in answers))

    def test_two_transactions_wait_for_each_other_and_none_is_lost(self):
        def spend(env):
            return [env["prm.limit"]._spend("submissions") for _turn in range(2)]

        outcomes = self.race(*[(self.partner_b, spend)] * 2)
        self.assertEqual(outcomes, [[0, 0], [0, 0]])
        self.assertEqual(self.counts(self.partner_b, "submissions"), 4)

    def test_a_refused_form_is_rolled_back_and_counts(self):
        session = self.logged_in(self.colleague_a)
        address = "/partner/test/registrations"
        statuses = []
        for _number in range(LIMIT + 1):
            form = self.form_of(session, f"{address}/new")
            answer = session.post(self.address(address), data=form, timeout=60)
            statuses.append(answer.status_code)
        self.assertEqual(statuses, [422] * LIMIT + [429])
        self.assertEqual(self.counts(self.colleague_a, "submissions"), LIMIT)

    def test_what_a_transaction_counts_stays_when_it_is_rolled_back(self):
        before = self.counts(self.partner_b, "files")
        with self.registry.cursor() as cr:
            env = api.Environment(cr, self.partner_b.id, {})
            env["prm.limit"]._spend("files", 3)
            cr.rollback()
        self.assertEqual(self.counts(self.partner_b, "files"), before + 3)
