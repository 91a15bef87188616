"""Close names are hints, where the database has trigrams: no error, and fast."""

from unittest.mock import patch

from odoo.modules.db import FunctionStatus
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from ...models.screening import name_closeness
from ..common import PrmCase

CLOSENESS = "prm.customer.closeness"


@tagged("-at_install", "post_install")
class TestScreeningClose(PrmCase):
    def setUp(self):
        super().setUp()
        self.assertTrue(self.env.registry.has_trigram, "the tests need pg_trgm")
        self.usual_patience = name_closeness.PATIENCE
        self.patch(name_closeness, "PATIENCE", 20_000)  # for a busy machine

    def found(self, **values):
        deal = self._register(**values).with_user(self.channel_own)
        return {each._target_sudo(): each.strength for each in deal.conflict_ids}

    def test_customers_leads_and_registrations_with_close_names_are_hints(self):
        customer = self._create_organization("Kestrelwing Pumps")
        lead = self.env["crm.lead"].create(
            {"name": "A lead", "partner_name": "Kestrelwinh Pumps"}
        )
        other = self._register(self.partner_b, customer_name="Kestrelwings Pumps")
        found = self.found(customer_name="Kestrelwinq Pumps")
        expected = [customer, lead, other.sudo()]
        self.assertEqual(found, dict.fromkeys(expected, "hint"))

    def test_where_the_index_is_without_accents_the_search_is_too(self):
        self.env.cr.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
        self.patch(self.registry, "has_unaccent", FunctionStatus.INDEXABLE)
        self.patch(self.registry, "unaccent", lambda text: SQL("unaccent(%s)", text))
        customer = self._create_organization("Kestrelwing Pumps")
        found = self.found(customer_name="Kestrelwinq Pumps")
        self.assertEqual(found, {customer: "hint"})

    def test_names_of_usual_words_alone_lead_to_nobody(self):
        self._create_organization("Global Industries Services")
        self.assertFalse(self.found(customer_name="Global Industrie Services"))

    def test_where_the_customer_was_found_close_names_are_not_asked(self):
        self._create_organization("Kestrelwing Pumps")
        known = self._create_organization("Kestrelwinq Pumps")
        found = self.found(customer_name="Kestrelwinq Pumps", ask_review=True)
        self.assertEqual(found, {known: "likely"})

    def test_a_search_that_fails_breaks_nothing_and_finds_nothing(self):
        self._create_organization("Kestrelwing Pumps")
        failing = patch.object(
            self.registry[CLOSENESS], "_query", lambda *_args: SQL("SELECT 'x', 1 / 0")
        )
        with failing, mute_logger("odoo.sql_db"):
            self.assertEqual(self.found(customer_name="Kestrelwinq Pumps"), {})

    def test_a_search_that_takes_too_long_is_stopped(self):
        slow = patch.object(
            self.registry[CLOSENESS],
            "_query",
            lambda *_args: SQL("SELECT pg_sleep(30)::text, 1"),
        )
        self.patch(name_closeness, "PATIENCE", self.usual_patience)
        with slow, mute_logger("odoo.sql_db"):
            self.assertEqual(self.found(customer_name="Kestrelwinq Pumps"), {})
        self.env.cr.execute("SHOW statement_timeout")
        self.assertEqual(self.env.cr.fetchone(), ("0",))

    def test_nothing_is_compiled_for_a_search_and_all_is_as_before_afterwards(self):
        closeness = self.env[CLOSENESS]
        self.env.cr.execute("SET LOCAL jit = on")
        self.assertEqual(closeness._run(SQL("SHOW jit")), [("off",)])
        self.env.cr.execute("SHOW jit")
        self.assertEqual(self.env.cr.fetchone(), ("on",))

    def test_without_trigrams_there_are_no_close_names_and_no_error(self):
        self._create_organization("Kestrelwing Pumps")
        with patch.object(self.registry, "has_trigram", False):
            self.assertEqual(self.found(customer_name="Kestrelwinq Pumps"), {})
