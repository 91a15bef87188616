"""The lists of registrations and opportunities: what they show and how they narrow."""

from odoo.tests import tagged

from ..http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestPortalLists(PrmHttpCase):
    """One helper makes both lists; no address breaks them."""

    def names(self, address="/registrations", user=None, **params):
        """Return the names in the table of a list."""
        page = self.visit(address, user=user, **params)
        self.assertEqual(page.status, 200)
        return page.rows

    # ---------------------------------------------------------------------- My, All

    def test_mine_are_mine_and_all_are_the_organizations(self):
        self._register(self.partner_a, name="Anna's")
        self._register(self.colleague_a, name="Aaron's")
        self._register(self.partner_b, name="Bruno's")
        self.assertEqual(self.names(user=self.partner_a), ["Anna's"])
        self.assertEqual(self.names(user=self.supervisor_a), [])
        self.assertEqual(self.names(view="all"), ["Aaron's", "Anna's"])

    def test_all_is_neither_shown_nor_reachable_for_a_partner(self):
        self._register(self.colleague_a)
        page = self.visit("/registrations", user=self.partner_a, view="all")
        self.assertEqual((page.rows, page.has_class("prm_views")), ([], []))
        page = self.visit("/registrations", user=self.supervisor_a)
        self.assertTrue(page.has_class("prm_views"))

    def test_what_is_shared_with_the_organization_is_mine_too(self):
        self._register(self.partner_a, name="Ours", visibility="organization")
        self.assertEqual(self.names(user=self.colleague_a), ["Ours"])

    def test_an_approved_registration_is_an_opportunity(self):
        registration = self._register(self.partner_a, name="Approved")
        self.assertEqual(self.names("/opportunities", user=self.partner_a), [])
        self._approve(registration)
        self.assertEqual(self.names("/opportunities"), ["Approved"])
        page = self.visit(f"/opportunities/{registration.id}")
        self.assertEqual(page.status, 200)

    def test_what_is_no_opportunity_leads_to_its_registration(self):
        number = self._register(self.partner_a).id
        page = self.visit(f"/opportunities/{number}", user=self.partner_a)
        self.assertEqual(page.location, f"{self.HOME}/registrations/{number}")

    # ------------------------------------------------------ search, filter, sort, group

    def test_search_looks_where_it_is_told(self):
        self._register(self.partner_a, name="Solar roof", customer_name="Umbrella AG")
        self._register(self.partner_a, name="Wind park", customer_name="Solaris")
        self.login(self.partner_a)
        both = {"Solar roof", "Wind park"}
        self.assertEqual(set(self.names(search="solar")), both)
        self.assertEqual(self.names(search="solar", search_in="name"), ["Solar roof"])
        found = self.names(search="solar", search_in="customer")
        self.assertEqual(found, ["Wind park"])
        self.assertEqual(self.names(search="100%_\\"), [])

    def test_filters_by_state_offering_representative_and_date(self):
        self._register(self.partner_a, name="Draft", submit=False)
        self._register(self.partner_a, name="Licenses", offering_id=self.offering.id)
        self._register(
            self.partner_a,
            name="Aaron's",
            representative_id=self.colleague_a.partner_id.id,
        )
        self.login(self.partner_a)
        self.assertEqual(self.names(filterby="draft"), ["Draft"])
        self.assertEqual(self.names(offering=self.offering.id), ["Licenses"])
        representative = self.colleague_a.partner_id.id
        self.assertEqual(self.names(representative=representative), ["Aaron's"])
        submitted = ["Aaron's", "Licenses"]
        self.assertEqual(self.names(date_begin="2000-01-01"), submitted)
        self.assertEqual(self.names(date_begin="2000-01-01", date_end="2001-01-01"), [])

    def test_filter_by_company_offers_what_the_person_may_see(self):
        self._register(self.partner_a, name="Rails", customer_name="Zeta & Sons")
        self._register(self.partner_a, name="Roofs", customer_name="Alpha  Ltd")
        again = {"customer_name": "Alpha  Ltd", "ask_review": True}
        self._register(self.partner_a, name="Walls", **again)
        self._register(self.colleague_a, customer_name="Aaron's customer")
        self._register(self.partner_b, customer_name="Bruno's customer")
        page = self.visit("/registrations", user=self.partner_a, filters="open")
        offered = page.all("//select[@name='customer']/option/@value")
        self.assertEqual(offered, ["", "Alpha  Ltd", "Zeta & Sons"])
        self.assertEqual(self.names(customer="Alpha  Ltd"), ["Walls", "Roofs"])
        page = self.visit("/registrations", customer="Zeta & Sons")
        self.assertEqual(page.rows, ["Rails"])
        self.assertEqual(page.value("customer"), "Zeta & Sons")
        for foreign in ("Bruno's customer", "Aaron's customer", "Zeta"):
            self.assertEqual(len(self.names(customer=foreign)), 3)
        page = self.visit("/opportunities", filters="open")
        self.assertEqual(page.all("//select[@name='customer']/option/@value"), [""])

    def test_sorting_has_a_total_order(self):
        for name in ("Bravo", "Alpha", "Alpha"):
            self._register(self.partner_a, name=name)
        self.login(self.partner_a)
        self.assertEqual(self.names(sortby="name"), ["Alpha", "Alpha", "Bravo"])
        self.assertEqual(self.names(), ["Alpha", "Alpha", "Bravo"])
        first = self.visit("/registrations", sortby="name").has_class("prm_row")[0]
        newest = self.created(name="Alpha").sorted("id")[-1]
        self.assertTrue(first.get("href").endswith(f"/{newest.id}"))

    def test_groups_by_state_have_a_heading_each(self):
        self._register(self.partner_a, submit=False)
        self._register(self.partner_a)
        self.login(self.partner_a)
        page = self.visit("/registrations", groupby="state")
        headings = page.texts("//main//h2[not(ancestor::*[@role='dialog'])]")
        self.assertEqual(headings, ["Draft", "Submitted"])
        page = self.visit("/registrations")
        self.assertFalse(page.texts("//main//h2"))

    def test_paging_shows_every_row_once(self):
        for number in range(23):
            self._register(self.partner_a, name=f"Deal {number}", submit=False)
        self.login(self.partner_a)
        first, second = self.names(), self.names(page="2")
        self.assertEqual((len(first), len(second)), (20, 3))
        if "website" not in self.env.registry._init_modules:
            size = len(self.visit("/registrations").response.content)
            self.assertLess(size, 60 * 1024)
        self.assertEqual(len({*first, *second}), 23)
        self.assertEqual(self.names(page="999999"), second)
        page = self.visit("/registrations", sortby="name")
        [link] = page.all("//a[@rel='next']")
        self.assertEqual(
            link.get("href"), "/partner/test/registrations?sortby=name&page=2"
        )

    # -------------------------------------------------------------- unknown parameters

    def test_unknown_values_fall_back_to_the_defaults(self):
        self._register(self.partner_a, name="Shown")
        self.login(self.partner_a)
        values = ("x", "", "0", "-1", "1" * 40, "²", "a\0b", "2024-13-45", "[]", "None")
        names = "sortby filterby groupby page view search_in".split()
        names += ["date_begin", "date_end"]
        for value in values:
            for name in (
                *names,
                "offering",
                "customer",
                "representative",
                "id",
                "limit",
            ):
                for address in ("/registrations", "/opportunities"):
                    page = self.visit(address, **{name: value})
                    self.assertEqual(page.status, 200, f"{name}={value!r}")
            rows = self.names(**dict.fromkeys(names, value))
            self.assertEqual(rows, ["Shown"], value)

    def test_parameters_may_be_repeated_and_extreme(self):
        self.login(self.partner_a)
        for query in (
            "sortby=name&sortby=x&page=1&page=2",
            "date_begin=0001-01-01&date_end=9999-12-31",
            "date_begin=9999-12-31&date_end=1000-01-01",
            "search=" + "x" * 3000,
            "search=%00%ff%27%22%5C",
        ):
            page = self.visit(f"/registrations?{query}")
            self.assertEqual(page.status, 200, query)

    # -------------------------------------------------------------------- empty lists

    def test_an_empty_list_says_why_and_offers_the_button(self):
        self.login(self.partner_b)
        for address in ("/registrations", "/opportunities"):
            page = self.visit(address)
            [empty] = page.has_class("prm_empty")
            links = empty.xpath(".//a/@href")
            self.assertEqual(links, ["/partner/test/registrations/new"])

    def test_nothing_found_names_the_filter_and_clears_it(self):
        self._register(self.partner_a)
        page = self.visit("/registrations", user=self.partner_a, search="nowhere")
        [nothing] = page.has_class("prm_nothing")
        self.assertIn("“nowhere”", nothing.text_content())
        self.assertEqual(nothing.xpath(".//a/@href"), ["/partner/test/registrations"])

    def test_the_number_of_queries_does_not_grow_with_the_rows(self):
        def queries():
            page = self.env["prm.registration"].with_user(self.partner_a)
            page.env.invalidate_all()
            before = self.env.cr.sql_log_count
            rows = page.env["prm.registration.list"]._rows(page.search([]))
            return len(rows), self.env.cr.sql_log_count - before

        self._register(self.partner_a)
        self._register(self.partner_a)
        few, cost = queries()
        for _turn in range(5):
            self._register(self.partner_a)
        many, later = queries()
        self.assertEqual((few, many), (2, 7))
        self.assertLessEqual(later, cost)
