"""A connection to the database that really ends in the middle of a request."""

from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..race_common import RaceCase

NOISY = ("odoo.http", "odoo.sql_db", "odoo.service.model")


@tagged("post_install", "-at_install")
class TestRaceConnection(RaceCase):
    """The page of ours needs no database, and the next request has a new connection."""

    def test_a_connection_that_ends_leads_to_our_page_and_back(self):
        with self.committed():
            session = self.browser(self.here(self.partner_a))
        address = "/partner/test/registrations"
        form = self.form_of(session, f"{address}/new")
        portals = self.registry["prm.portal"]

        def end_connection(portal):
            portal.env.cr.execute("SELECT pg_terminate_backend(pg_backend_pid())")

        with (
            patch.object(portals, "_own_partnership", end_connection),
            mute_logger(*NOISY),
        ):
            answers = [
                session.post(self.address(address), data=form, timeout=60),
                session.get(self.address(f"{address}/new"), timeout=60),
                session.get(self.address("/partner/test/lookup/companies?q=acme")),
            ]
        for answer in answers:
            self.assertEqual(answer.status_code, 503, answer.text[:300])
            self.assertIn("Retry-After", answer.headers)
        self.assertIn("What you typed is still there", answers[0].text)
        self.assertIn("error", answers[2].json())
        answer = session.post(self.address(address), data=form, timeout=60)
        self.assertEqual(answer.status_code, 422)
        with self.committed():
            self.env["prm.limit"].search([]).unlink()
