"""The demo of prm and of all small addons is there, and people get around in it.

Not among the tests that run on a new database: its name keeps it out. Whatever Odoo
complains about while the demo is loaded fails before.
"""

from odoo.tests import HttpCase, tagged

from ..http_common import Page

HOME = "/partner"
# Of whom somebody sees something in each section.
PEOPLE = ("nora@nordwind.example", "ben@blueharbor.example", "grace@solent.example")
# What the small addons show, and words of their demo.
SHOWN = {
    "prm_sale": ("/partner/partners/quotes", "Acme"),
    "prm_project": ("/partner/partners/cases", "Test license does not start"),
    "prm_slides": ("/partner/partners/program", "Cloud Engineer"),
    "prm_website": ("/partner/directory", "Nordwind"),
}


@tagged("post_install", "-at_install")
class CheckDemo(HttpCase):
    """As whoever tries the demo sees it; the password is the login."""

    def ours(self):
        """Return the modules of ours that are installed."""
        named = ["|", ("name", "=", "prm"), ("name", "=like", r"prm\_%")]
        modules = self.env["ir.module.module"]
        return modules.search([("state", "=", "installed"), *named])

    def open(self, address):
        page = Page(self.url_open(address))
        self.assertEqual(page.status, 200, address)
        return page

    def test_each_of_ours_came_with_its_demo(self):
        ours = self.ours()
        self.assertEqual({*SHOWN, "prm"}, {*ours.mapped("name")})
        self.assertEqual(ours, ours.filtered("demo"))
        self.assertFalse(self.env["ir.demo_failure"].search([]))

    def test_people_open_what_their_home_leads_to(self):
        for login in PEOPLE:
            self.authenticate(login, login)
            links = {*self.open(HOME).all("//nav//a/@href")}
            sections = sorted(link for link in links if link.startswith(f"{HOME}/"))
            self.assertGreater(len(sections), 4, login)
            for section in sections:
                with self.subTest(login=login, section=section):
                    self.open(section)

    def test_what_the_small_addons_show_is_there(self):
        self.authenticate(PEOPLE[0], PEOPLE[0])
        for addon, (address, words) in SHOWN.items():
            with self.subTest(addon=addon):
                self.assertIn(words, self.open(address).text)
