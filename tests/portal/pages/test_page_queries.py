"""What pages ask the database, with one deal and with eighty."""

from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import SQL

from ....controllers import portal_list
from ...http_common import PrmHttpCase
from ..sections.section_common import SectionData

MANY = 80
# Page → how many queries it sends at most, those of Odoo among them: with CRM and the
# portal alone, and beside other apps. Website asks some of its own for each page.
MOST = {
    "": (6, 7),
    "/registrations?view=all": (8, 9),
    "/opportunities?view=all": (7, 8),
    "/registrations/new": (7, 8),
    "/registrations/{submitted}": (4, 5),
    "/opportunities/{open}": (4, 5),
    "/program": (4, 5),
    "/contacts": (5, 6),
    "/documents": (6, 7),
}
# A row of its own for each copy; what has to be unique is another value.
COPY = """
    INSERT INTO prm_registration (%(columns)s)
    SELECT %(values)s
      FROM prm_registration first, generate_series(1, %(count)s) place
     WHERE first.id = %(first)s
"""


@tagged("post_install", "-at_install")
class TestPageQueries(SectionData, PrmHttpCase):
    """More deals cost no more queries, and no page costs more than is written here."""

    def setUp(self):
        super().setUp()
        self.submitted, self.open = self._register(), self._open()

    def costs(self):
        """Return login and page → how many queries it sends."""
        names = {"submitted": self.submitted.id, "open": self.open.id}
        costs = {}
        for user in (self.partner_a, self.supervisor_a):
            self.login(user)
            for page in MOST:
                costs[user.login, page] = self.cost(page.format(**names))
        return costs

    def cost(self, address):
        """Return how many queries a page sends, once caches are filled."""
        for _turn in range(2):
            self._forget()
            before = self.env.cr.sql_log_count
            page = self.visit(address)
            queries = self.env.cr.sql_log_count - before
            self.assertEqual(page.status, 200, address)
        return queries

    def copies(self, deal, count):
        """Let a deal be there so often more, as the table has it."""
        fields = self.env["prm.registration"]._fields
        own = {
            "id": SQL("nextval('prm_registration_id_seq')"),
            "number": SQL("concat(number, '-', place)"),
            "submission_token": SQL("NULL"),
            "lead_id": SQL("NULL"),
        }
        names = [
            name for name, field in fields.items() if field.store and field.column_type
        ]
        copied = SQL(
            COPY,
            columns=SQL(", ").join(map(SQL.identifier, names)),
            values=SQL(", ").join(own.get(n) or SQL.identifier(n) for n in names),
            count=count,
            first=deal.id,
        )
        self.env.cr.execute(copied)

    def test_many_deals_cost_no_more_queries_than_one_and_no_page_too_many(self):
        is_beside = "website" in self.env
        with patch.object(portal_list, "PAGE_SIZE", MANY):
            few = self.costs()
            for deal in (self.submitted, self.open):
                self.copies(deal, MANY)
            many = self.costs()
            self.assertEqual(len(self.visit("/registrations?view=all").rows), MANY)
        for (login, page), queries in few.items():
            with self.subTest(login=login, page=page, few=queries):
                self.assertLessEqual(many[login, page], queries)
                self.assertLessEqual(queries, MOST[page][is_beside])

    def test_a_website_is_told_the_template_by_pages_of_employees_alone(self):
        """What it tells search engines of the template it asks the database for."""
        told, is_asked = "//html/@data-main-object", "website" in self.env
        page = self.visit("/registrations", self.partner_a)
        record = f"prm.portal({self.portal.id},)"
        self.assertEqual(page.all(told), [record] if is_asked else [])
        address = f"/partner/preview/{self.partnership_a.id}/partner"
        self.visit(address, user=self.channel_own)
        models = [
            each.partition("(")[0] for each in self.visit("/registrations").all(told)
        ]
        self.assertEqual(models, ["ir.ui.view"] if is_asked else [])
