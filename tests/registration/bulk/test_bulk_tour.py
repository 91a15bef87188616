"""A hundred deals in a real browser, with the job beside it."""

import threading
from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .bulk_common import BulkMixin


@tagged("post_install", "-at_install")
class TestBulkTour(BulkMixin, PrmHttpCase):
    """The page asks how far the file is; nobody reloads it."""

    def setUp(self):
        super().setUp()
        parameters = self.env["ir.config_parameter"]
        for name in ("probes", "submissions"):
            parameters.set_param(f"prm.limit_{name}", 1000)
        self.is_over = False
        self.shown = threading.Event()
        self.scheduler = threading.Thread(target=self.schedule)
        self.startPatcher(self.watch())
        self.scheduler.start()
        self.addCleanup(self.stop)

    def watch(self):
        """Let the scheduler know of each page on which a file waits."""
        service = self.registry["prm.bulk.page"]
        show = service._run

        def tell(page, run, columns):
            values = show(page, run, columns)
            if values["waits"]:
                self.shown.set()
            return values

        return patch.object(service, "_run", tell)

    def schedule(self):
        """Run the job after each page on which a file waits, until the test is over."""
        threading.current_thread().dbname = self.registry.db_name
        while self.shown.wait() and not self.is_over:
            self.shown.clear()
            with self.registry.cursor() as cr:
                api.Environment(cr, SUPERUSER_ID, {})["prm.bulk.job"]._work()

    def stop(self):
        """Let the scheduler end what it is doing."""
        self.is_over = True
        self.shown.set()
        self.scheduler.join()

    def test_a_partner_registers_a_hundred_deals_after_correcting_one(self):
        address = f"{self.HOME}{self.BULK}"
        self.start_tour(address, "prm_bulk", login=self.partner_a.login, timeout=300)
        self.stop()
        self.work()
        page = self.visit(f"{self.BULK}/{self.last_run().id}", user=self.partner_a)
        self.assertIn("100 opportunities were registered", page.text)
        deals = self.created(bulk_id=self.last_run().id)
        self.assertEqual(len(deals), 100)
        self.assertEqual(set(deals.mapped("state")), {"submitted"})
