"""What people search for means itself; blanks that nobody sees do not matter."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..http_common import PrmHttpCase

# Name, what finds it, what must not find it.
SIGNS = (
    ("A\\B Sonder", "A\\B", "A\\\\B"),
    ("Rabatt 50% fest", "50%", "5%0"),
    ("press_brake", "press_", "press_x"),
    ("C:\\", "C:\\", "C:/"),
    ("100%_\\", "%_\\", "_%"),
)


@tagged("post_install", "-at_install")
class TestPortalSearch(PrmHttpCase):
    """Every list and every lookup."""

    def names(self, address="/registrations", **params):
        page = self.visit(address, **params)
        self.assertEqual(page.status, 200)
        return page.rows

    # ------------------------------------------------------------------------- signs

    def test_signs_of_the_database_mean_themselves_in_every_search(self):
        for name, _found, _not in SIGNS:
            values = {"customer_name": name, "partner_reference": name}
            self._register(name=name, **values)
        self._register(name="Plain", customer_name="Plain")
        self.login(self.partner_a)
        for name, found, missed in SIGNS:
            for key in ("all", "name", "customer", "number"):
                with self.subTest(found=found, key=key):
                    shown = self.names(search=found, search_in=key)
                    self.assertIn(name, shown)
                    self.assertNotIn("Plain", shown)
                    shown = self.names(search=missed, search_in=key)
                    self.assertNotIn(name, shown)
        self.assertEqual(self.names(search="A\\B"), ["A\\B Sonder"])
        self.assertEqual(len(self.names(search="%")), 2)

    def test_signs_mean_themselves_in_the_list_of_opportunities(self):
        for name in ("A\\B Sonder", "AxB Sonder"):
            self._approve(self._register(name=name))
        self.login(self.partner_a)
        self.assertEqual(self.names("/opportunities", search="A\\B"), ["A\\B Sonder"])
        self.assertEqual(self.names("/opportunities", search="A_B"), [])

    def test_signs_mean_themselves_in_the_lookups(self):
        self.program.company_lookup = "all"
        for name, _found, _not in SIGNS:
            customer = self._create_organization(f"Kunde {name}")
            self._create_person(customer, f"Eva {name}", email="")
        self._create_organization("Kunde press brake")
        self.login(self.partner_a)
        for name, _found, missed in SIGNS:
            sought = f"Kunde {name}"
            found = self.visit("/lookup/companies", q=sought).response.json()
            self.assertEqual([row["name"] for row in found], [sought])
            other = self.visit("/lookup/companies", q=f"Kunde {missed}x")
            self.assertEqual(other.response.json(), [])
            params = {"company": found[0]["id"], "q": name}
            people = self.visit("/lookup/contacts", **params).response.json()
            self.assertEqual(len(people), 1, name)

    # ------------------------------------------------------------------------ blanks

    def test_the_filter_by_company_finds_names_with_stray_blanks(self):
        names = ("Trailing GmbH ", " Leading AG", "Both\u00a0", "Line\nbreak ", "Plain")
        for name in names:
            deal = self._register(name=f"Deal {name.strip()}")
            deal.sudo().customer_name = name
        self.login(self.partner_a)
        page = self.visit("/registrations", filters="open")
        offered = page.all("//select[@name='customer']/option/@value")
        self.assertEqual(len(offered), 1 + len(names))
        for value in offered[1:]:
            [row] = self.names(customer=value)
            self.assertEqual(row.split()[1], value.split()[0])

    def test_names_that_look_alike_are_one_choice(self):
        for name in ("Twin Ltd", "Twin Ltd ", "  "):
            self._register().sudo().customer_name = name
        self.login(self.partner_a)
        page = self.visit("/registrations", filters="open")
        offered = page.all("//select[@name='customer']/option/@value")
        self.assertEqual(offered, ["", "Twin Ltd"])
        self.assertEqual(len(self.names(customer="Twin Ltd")), 2)
        page = self.visit("/registrations", customer="Twin Ltd")
        self.assertEqual(page.value("customer"), "Twin Ltd")

    def test_a_search_finds_names_with_other_blanks(self):
        self._register(name="Deal").sudo().customer_name = "Alpha \u00a0 Works "
        self.login(self.partner_a)
        for search in ("Alpha Works", " alpha  works ", "Alpha\u00a0Works"):
            self.assertEqual(self.names(search=search), ["Deal"], search)

    def test_a_renewed_certificate_is_found_by_its_name_as_it_is_read(self):
        today = fields.Date.today()
        values = {"name": "SAP_Expert", "date_expiry": today + timedelta(days=9)}
        first = self._create_certificate(self.partnership_a, self.partner_a, **values)
        later = {**values, "date_expiry": today + timedelta(days=900)}
        other = self._create_certificate(
            self.partnership_a, self.partner_a, **{**later, "name": "SAP-Expert"}
        )
        self.assertFalse(first._is_renewed())
        other.name = "sap_expert "
        self.assertTrue(first._is_renewed())
