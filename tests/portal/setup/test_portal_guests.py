"""Members who look into another portal of the company: what they find there."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .guest_common import BesideData

NAVIGATION = "//ul[contains(@class, 'prm_nav')]//a"
SWITCH = "//ul[contains(@class, 'dropdown-menu')]"
# What a partner reads, beside portals.
MODELS = (
    "prm.program prm.tier prm.condition prm.offering prm.reason prm.partnership"
    " prm.member prm.registration prm.partnership.value prm.partnership.term"
    " prm.partnership.history prm.certificate prm.marketing.activity prm.fund.entry"
).split()


@tagged("post_install", "-at_install")
class TestPortalGuests(BesideData, PrmHttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.add_portals()
        program = cls.env["prm.program"].create(
            {"name": "Of others", "portal_id": cls.foreign.id}
        )
        cls._create_tiers(program, 10)
        cls.partnership_c = cls._create_partnership(
            cls._create_organization("Cedar"), program
        )

    def readable(self, user):
        """Return model → ids of all that ``user`` may read."""
        self.env.invalidate_all()
        return {
            name: self.env[name].with_user(user).search([]).ids
            for name in ("prm.portal", *MODELS)
        }

    # ------------------------------------------------------------- the data layer

    def test_only_active_portals_of_the_company_become_readable(self):
        self._register(self.partner_a)
        for user in (self.partner_a, self.supervisor_a):
            before = self.readable(user)
            self.assertEqual(before.pop("prm.portal"), self.portal.ids)
            self.company.prm_limit_portals = False
            after = self.readable(user)
            both = (self.portal | self.foreign).ids
            self.assertEqual(set(after.pop("prm.portal")), set(both))
            self.assertEqual(after, before)
            self.company.prm_limit_portals = True
            self.assertEqual(self.readable(user)["prm.portal"], self.portal.ids)

    def test_users_without_a_role_read_no_portal_in_either_position(self):
        for limited in (True, False):
            self.company.prm_limit_portals = limited
            user = self.portal_user
            access = self.env["ir.model.access"].with_user(user)
            self.assertFalse(access.check("prm.portal", "read", False))

    def test_nobody_registers_where_the_partnership_is_not(self):
        self.company.prm_limit_portals = False
        portal = self.foreign.with_user(self.partner_a)
        self.assertFalse(portal._own_partnership())
        verdict = portal._own_partnership()._verdict_register()
        self.assertEqual(verdict.code, "no_partnership_here")
        foreign = self.partnership_c.with_user(self.partner_a)
        self.assertFalse(foreign._verdict_register())
        self.assertTrue(
            self.partnership_a.with_user(self.partner_a)._verdict_register()
        )

    # ---------------------------------------------------------------- the pages

    def test_the_pages_say_that_one_looks_around_and_lead_back(self):
        self.company.prm_limit_portals = False
        self.login(self.partner_a)
        for address in ("", "/registrations", "/opportunities"):
            page = self.visit(f"/partner/foreign{address}")
            [note] = page.has_class("prm_guest")
            self.assertEqual(note.xpath(".//a/@href"), [self.HOME])
            self.assertFalse(page.has_class("prm_register"))
            names = page.texts(NAVIGATION)
            self.assertEqual(names, ["Home", "Registrations", "Opportunities"])
        page = self.visit(self.HOME)
        self.assertFalse(page.has_class("prm_guest"))
        self.assertIn("Program", page.texts(NAVIGATION))

    def test_the_home_counts_nothing_of_the_own_portal(self):
        self._register(self.partner_a)
        self.company.prm_limit_portals = False
        self.login(self.partner_a)
        for path, open_ones in (("test", "1"), ("foreign", "0")):
            page = self.visit(f"/partner/{path}")
            [counter] = page.all(
                "//a[@data-counter='undecided']//span[contains(@class, 'h2')]"
            )
            self.assertEqual(counter.text_content(), open_ones, path)
        self.assertFalse(page.has_class("prm_manager"))
        self.assertEqual(self.visit("/partner/foreign/charts").status, 200)

    def test_what_needs_a_partnership_is_not_found_there(self):
        self.company.prm_limit_portals = False
        self.login(self.partner_a)
        for address in ("/program", "/program/files/1", "/lookup/companies?q=abc"):
            self.assertEqual(self.visit(f"/partner/foreign{address}").status, 404)

    def test_a_list_as_a_file_tells_nothing_of_the_form(self):
        for portal in (self.portal, self.foreign):
            portal.property_definition = [
                {"name": "a1b2c3", "string": "Rival in the bid", "type": "char"}
            ]
        self.company.prm_limit_portals = False
        self.login(self.partner_a)
        for path, is_told in (("test", True), ("foreign", False)):
            address = f"/partner/{path}/export?kind=registrations&format=csv"
            text = self.visit(address).text
            self.assertIn("Number", text)
            self.assertEqual("Rival in the bid" in text, is_told)

    def test_a_form_that_is_sent_there_is_refused_with_the_reason(self):
        self.company.prm_limit_portals = False
        data = self.form_data(name="Sent astray")
        page = self.send("/partner/foreign/registrations", data, user=self.partner_a)
        self.assertEqual(page.status, 403)
        self.assertIn("no partnership on this portal", page.text)
        self.assertFalse(self.created(name="Sent astray"))

    def test_another_partner_s_deal_stays_closed_on_its_own_portal(self):
        deal = self.env["prm.registration"].create(
            {
                "name": "Of Cedar",
                "partnership_id": self.partnership_c.id,
                "contact_id": self._create_person(
                    self.partnership_c.partner_id, "cleo"
                ).id,
                "visibility": "organization",
            }
        )
        self.company.prm_limit_portals = False
        page = self.visit(
            f"/partner/foreign/registrations/{deal.id}", user=self.partner_a
        )
        self.assertEqual(page.status, 404)

    # --------------------------------------------------------------- the switch

    def test_the_switch_offers_what_may_be_looked_into_apart(self):
        self.assertFalse(
            self.visit(user=self.partner_a).all(f"{SWITCH}//a[@aria-current]")
        )
        self.company.prm_limit_portals = False
        page = self.visit()
        shown = page.texts(f"{SWITCH}[.//a[@aria-current]]/li")
        self.assertEqual(shown, ["Test portal", "Other portals", "The foreign one"])

    def test_it_names_the_companies_of_own_portals(self):
        self._create_second_company()
        shown = self.visit(user=self.partner_a).texts(
            f"{SWITCH}[.//a[@aria-current]]/li"
        )
        self.assertEqual(shown[:2], [self.company.name, "Test portal"])
        self.assertEqual(len(shown), 4)

    def test_a_guest_has_no_profile_to_show_or_to_change(self):
        self.company.prm_limit_portals = False
        self.login(self.supervisor_a)
        page = "/partner/foreign/profile"
        for address in (page, f"{page}/organization"):
            self.assertEqual(self.visit(address).status, 404, address)
        sent = {"prm_change": "1", "remove": "1", "name": "Else"}
        for part in ("", "/organization", "/person/picture", "/organization/picture"):
            self.assertEqual(self.send(page + part, sent).status, 404, part)
        answer = self.send(f"{page}/organization/withdraw", sent)
        self.assertEqual(answer.status, 404)
