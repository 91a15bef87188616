"""Pages only read: a replica can answer them, and none is asked twice."""

from unittest.mock import patch

from odoo.http import request
from odoo.tests import tagged

from ...controllers.portal_base import PrmPortalController, on_primary
from ..access.routes_table import ROUTES
from ..http_common import PrmHttpCase
from ..security.parts_common import PartsData

# Endpoint of a page that the primary answers always → why.
WRITES = {
    "prm_export": "each file counts for a limit",
    "prm_lookup_companies": "each search counts for a limit",
    "prm_lookup_contacts": "each search counts for a limit",
    "prm_document_download": "who downloaded what is kept",
    "prm_document_preview": "who downloaded what is kept",
    # Of addons that join us.
    "prm_quote_pdf": "each file counts for a limit",
    "prm_quote_products": "each search counts for a limit",
}


@tagged("post_install", "-at_install")
class TestReadOnly(PartsData, PrmHttpCase):
    """Odoo's tests answer them in transactions that only read, as replicas do."""

    def rules(self):
        """Return the rules of all routes of ours and of addons that join us."""
        return [
            rule
            for rule in self.env["ir.http"].routing_map().iter_rules()
            if rule.endpoint.func.__module__.startswith("odoo.addons.prm")
            if rule.rule.startswith("/partner/")
        ]

    def pages(self):
        """Return those that a browser opens."""
        return [
            rule for rule in self.rules() if "GET" in rule.endpoint.routing["methods"]
        ]

    def test_every_page_only_reads_or_says_why_not(self):
        found = {
            rule.endpoint.func.__name__
            for rule in self.pages()
            if rule.endpoint.routing["readonly"] in (False, on_primary)
        }
        there = {rule.endpoint.func.__name__ for rule in self.pages()}
        self.assertEqual(found, {*WRITES} & there)

    def test_what_is_sent_never_goes_to_a_replica(self):
        for rule in self.rules():
            routing = rule.endpoint.routing
            if "GET" not in routing["methods"]:
                self.assertIs(routing["readonly"], False, rule.rule)

    def test_each_page_is_answered_without_writing(self):
        found = self.examples()
        self.login(self.supervisor_a)
        for address, method in ROUTES:
            if method == "GET":
                page = self.visit(self.filled(address, found))
                self.assertIn(page.status, (200, 303, 404), address)

    def test_a_page_of_each_record_is_there(self):
        found = self.examples()
        self.login(self.supervisor_a)
        for address in found:
            page = self.visit(self.filled(f"{address}/<int:prm_id>", found))
            self.assertEqual(page.status, 200, address)

    def examples(self):
        """Return the beginning of addresses → id of a record that they show."""
        person = self.supervisor_a.partner_id
        contact = self._create_contact(self.partnership_a, person)
        waiting = self._create_contact(self.partnership_a)
        parts = self._create_parts(self.partnership_a)
        colleague = self.env["prm.member"].search(
            [("user_id", "=", self.colleague_a.id)]
        )
        deal = self._register(self.supervisor_a)
        self._approve(deal)
        return {
            "/registrations": deal.id,
            "/opportunities": deal.id,
            "/contacts": contact.id,
            "/inbox": waiting.id,
            "/documents": parts["prm.document"].id,
            "/colleagues": colleague.id,
        }

    def filled(self, address, found):
        """Return an address with numbers and words for its variables."""
        beginning = "/" + address.split("/")[1] if address else ""
        number = str(found.get(beginning, 1))
        for name in ("prm_id", "prm_file", "prm_news", "prm_version"):
            address = address.replace(f"<int:{name}>", number)
        for name in ("prm_rest", "prm_card", "prm_form"):
            for kind in ("string", "path"):
                address = address.replace(f"<{kind}:{name}>", "xlsx")
        self.assertNotIn("<", address)
        return address

    def test_a_page_that_writes_is_seen_by_these_tests(self):
        def write(*_arguments):
            request.env.cr.execute("UPDATE prm_member SET last_active = now()")

        with patch.object(PrmPortalController, "_prm_remember", write):
            self.assertEqual(self.visit("/program", self.partner_a).status, 200)
        self.assertEqual(self.asked_again.ours, ["/partner/test/program"])
        self.asked_again.addresses.clear()
