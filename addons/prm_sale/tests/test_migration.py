"""What version 1.0 has kept in names of its own has the names that are shared."""

import importlib.util
from pathlib import Path

from odoo.tools import SQL

from .quote_common import QuoteCase

SCRIPT = Path(__file__).parents[1] / "migrations" / "19.0.1.1.0" / "pre-shared.py"


class TestMigration(QuoteCase):
    def setUp(self):
        super().setUp()
        spec = importlib.util.spec_from_file_location("migration", SCRIPT)
        self.script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.script)

    def upgrade(self):
        """Upgrade twice: nothing is changed by the second time."""
        self.env.flush_all()
        for _again in range(2):
            self.script.migrate(self.env.cr, "19.0.1.0.0")
        self.env.invalidate_all()

    def test_mails_say_the_quote_and_its_page_as_before(self):
        mail = self.env.ref("prm_sale.mail_template_quote_ready")
        now = (mail.subject, mail.body_html)
        subject, body = now
        for old, new in self.script.WORDS.items():
            subject, body = subject.replace(new, old), body.replace(new, old)
        mail.write({"subject": f"My {subject}", "body_html": body})
        self.upgrade()
        self.assertEqual((mail.subject, mail.body_html), (f"My {now[0]}", now[1]))

    def test_the_limit_of_quotes_is_that_of_requests(self):
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param("prm_sale.limit_quotes", "7")
        count = self.env["prm.limit"].create(
            {
                "user_id": self.partner_a.id,
                "kind": "requests",
                "window": "2026-01-01",
                "count": 3,
            }
        )
        self.env.flush_all()
        table = SQL.identifier(count._table)
        self.env.cr.execute(SQL("UPDATE %s SET kind = 'quotes'", table))
        self.upgrade()
        self.assertEqual((count.kind, count.count), ("requests", 3))
        self.assertEqual(parameters.get_param("prm.limit_requests"), "7")
        self.assertFalse(parameters.get_param("prm_sale.limit_quotes"))

    def test_who_asked_stays_known(self):
        order = self._ask(self._deal())
        self.env.flush_all()
        rename = "ALTER TABLE sale_order RENAME COLUMN prm_contact_id TO %s"
        self.env.cr.execute(SQL(rename, SQL.identifier(self.script.OLD)))
        self.upgrade()
        self.assertEqual(order.prm_contact_id, self.partner_a.partner_id)
