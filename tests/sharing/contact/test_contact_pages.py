"""Lists and pages of contacts: who finds what, and when nothing is left of it."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .contact_common import ContactData


@tagged("post_install", "-at_install")
class TestContactPages(ContactData, PrmHttpCase):
    def sections(self, page):
        return page.texts("//ul[contains(@class, 'prm_nav')]//a")

    def test_the_list_shows_what_the_visitor_may_read(self):
        mine = self._share(self._create_customer("Mia Mine"), self.partner_a)
        self._share(self._create_customer("Otto Other"), self.colleague_a)
        self._share(self._create_customer("Fred Foreign"), self.partner_b)
        page = self.visit("/contacts", self.partner_a)
        self.assertEqual(page.rows, [mine.name])
        self.assertIn("Shared with you", page.text)
        self.assertLess(len(page.text), 60_000)
        page = self.visit("/contacts", self.supervisor_a)
        self.assertEqual(sorted(page.rows), ["Mia Mine", "Otto Other"])

    def test_the_list_searches_filters_and_sorts(self):
        for name, company in (("Ada Zoo", "Alpha"), ("Zoe Ant", "Beta")):
            self._share(self._create_customer(name, company), self.partner_a)
        self._add(name="Own One", company_name="Gamma")
        visit = self.visit
        page = visit("/contacts", self.partner_a, sortby="name")
        self.assertEqual(page.rows, ["Ada Zoo", "Own One", "Zoe Ant"])
        page = visit("/contacts", sortby="company")
        self.assertEqual(page.rows, ["Ada Zoo", "Zoe Ant", "Own One"])
        self.assertEqual(visit("/contacts", search="beta").rows, ["Zoe Ant"])
        self.assertEqual(visit("/contacts", filterby="added").rows, ["Own One"])
        page = visit("/contacts", filterby="mine", sortby="name")
        self.assertEqual(page.rows, ["Ada Zoo", "Zoe Ant"])
        self.assertEqual(visit("/contacts", filterby="organization").rows, [])
        for odd in ("x", "partner_id", "'", "-1", "9" * 30):
            page = visit("/contacts", sortby=odd, filterby=odd, page=odd, groupby=odd)
            self.assertEqual((page.status, len(page.rows)), (200, 3), odd)

    def test_a_header_sorts_both_ways(self):
        for name in ("Ada Zoo", "Zoe Ant"):
            self._share(self._create_customer(name), self.partner_a)
        self._add(name="Own One", company_name="Gamma", email="a@gamma.example")
        page = self.visit("/contacts", self.partner_a)
        labels = page.texts("//table//th/a")
        self.assertEqual(labels, ["Full name", "Company", "Email", "Source", "Since"])
        for place, label in enumerate(labels):
            path = f"(//table//th/a)[{place + 1}]"
            [first] = self.visit("/contacts").all(f"{path}/@href")
            once = self.visit(first)
            [turned] = once.all(f"{path}/@href")
            twice = self.visit(turned)
            ways = once.all("//th/@aria-sort") + twice.all("//th/@aria-sort")
            self.assertEqual(sorted(ways), ["ascending", "descending"], label)
            self.assertEqual(once.rows, twice.rows[::-1], label)

    def test_a_long_list_has_pages(self):
        customers = self.env["res.partner"].create(
            [{"name": f"Number {place:02}"} for place in range(25)]
        )
        self._share(customers, self.partner_a)
        page = self.visit("/contacts", self.partner_a, sortby="name")
        self.assertEqual(len(page.rows), 20)
        self.assertLess(len(page.text), 60_000)
        page = self.visit("/contacts", sortby="name", page="2")
        self.assertEqual(page.rows[0], "Number 20")

    def test_the_page_shows_the_texts_with_links(self):
        contact = self._share(user=self.partner_a)
        page = self.visit(f"/contacts/{contact.id}", self.partner_a)
        self.assertEqual(page.status, 200)
        links = page.all("//dl//a/@href")
        self.assertIn("mailto:carla@zeder.example", links)
        self.assertIn("tel:+49305550100", links)
        self.assertIn("https://zeder.example", links)
        self.assertTrue(page.has_class("prm_register_contact"))
        self.assertFalse(page.has_class("prm_edit_contact"))

    def test_what_an_employee_typed_never_becomes_a_script(self):
        customer = self._create_customer(
            "<script>x</script>", website="javascript:alert(1)", email="a@b\"onx='"
        )
        contact = self._share(customer, self.partner_a)
        page = self.visit(f"/contacts/{contact.id}", self.partner_a)
        self.assertNotIn("<script>x", page.text)
        self.assertFalse(page.all("//a[starts-with(@href, 'javascript')]"))

    def test_foreign_and_missing_ids_look_alike(self):
        foreign = self._share(user=self.partner_b)
        colleague = self._share(user=self.colleague_a)
        texts = set()
        self.login(self.partner_a)
        for number in (foreign.id, colleague.id, 10**8):
            for address in (f"/contacts/{number}", f"/inbox/{number}"):
                page = self.visit(address)
                self.assertEqual(page.status, 404)
                texts.add(page.text.split("<main")[-1][:3000].split("csrf_token")[0])
        self.assertEqual(len(texts), 1)

    def test_stop_sharing_closes_the_page_at_once(self):
        contact = self._share(user=self.partner_a)
        address = f"/contacts/{contact.id}"
        self.assertEqual(self.visit(address, self.partner_a).status, 200)
        contact.with_user(self.channel_own).action_stop_sharing()
        self.env.flush_all()
        self.assertEqual(self.visit(address).status, 404)
        self.assertEqual(self.visit("/contacts").rows, [])

    def test_suspension_and_disabling_close_everything(self):
        contact = self._share(user=self.partner_a)
        address = f"/contacts/{contact.id}"
        self.assertEqual(self.visit(address, self.partner_a).status, 200)
        member = self.env["prm.member"].search([("user_id", "=", self.partner_a.id)])
        member.action_disable()
        self.assertNotEqual(self.visit(address).status, 200)
        member.action_enable()
        self.assertEqual(self.visit(address).status, 200)
        self.partnership_a.action_suspend()
        self.assertNotEqual(self.visit(address).status, 200)
        self.assertFalse(
            self.env["prm.contact"].with_user(self.partner_a).has_access("read")
        )

    def test_a_hidden_section_is_not_found_nor_in_the_navigation(self):
        contact = self._share(user=self.partner_a)
        self.assertIn("Contacts", self.sections(self.visit("", self.partner_a)))
        self._row("contacts", visible=False)
        for address in ("/contacts", f"/contacts/{contact.id}", "/contacts/new"):
            self.assertEqual(self.visit(address, self.partner_a).status, 404)
        self.assertNotIn("Contacts", self.sections(self.visit("")))

    def test_the_navigation_offers_what_there_is(self):
        self._row("contacts", can_create=False)
        shown = self.sections(self.visit("", self.partner_a))
        self.assertFalse({"Contacts", "Leads inbox"} & set(shown))
        self._share()
        shown = self.sections(self.visit("", self.partner_a))
        self.assertIn("Leads inbox", shown)
        self.assertNotIn("Contacts", shown)
        self._share(user=self.partner_a)
        self.assertIn("Contacts", self.sections(self.visit("", self.partner_a)))

    def test_an_empty_list_says_what_it_is_for(self):
        page = self.visit("/contacts", self.partner_a)
        self.assertIn("No contacts yet", page.text)
        self.assertTrue(page.has_class("prm_add_contact"))
        self.assertIn("Nothing waits", self.visit("/inbox").text)
