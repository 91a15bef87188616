"""The sections of a portal come from a registry, which other addons extend."""

from odoo import models
from odoo.tests import tagged

from ...models.portal.sections import Section
from ..http_common import PrmHttpCase
from ..registry_common import declare

SECTIONS = "prm.portal.sections"
NAVIGATION = "//ul[contains(@class, 'prm_nav')]//a"


class MoreSections(models.AbstractModel):
    """What another addon would declare: one section for all, one for supervisors."""

    _module = None
    _name = SECTIONS
    _inherit = [SECTIONS]

    def _entries(self):
        orders = {"icon": "fa-truck", "route": "orders", "order": 25}
        team = {"icon": "fa-users", "route": "team", "order": 90}
        return [
            *super()._entries(),
            Section(key="orders", label="Orders", **orders),
            Section(key="team", label="Team", condition=self._is_led, **team),
        ]

    def _is_led(self, portal):
        return portal._is_supervisor()


class WithoutOpportunities(models.AbstractModel):
    """What an addon would declare that takes a section away."""

    _module = None
    _name = SECTIONS
    _inherit = [SECTIONS]

    def _entries(self):
        entries = super()._entries()
        return [section for section in entries if section.key != "opportunities"]


@tagged("post_install", "-at_install")
class TestPortalSections(PrmHttpCase):
    def extend(self, extension):
        """Let the registry of sections be extended for the rest of the test."""
        service = self.registry[SECTIONS]
        former = service._base_classes__

        def restore():
            service._base_classes__ = service.__bases__ = former

        self.addCleanup(restore)
        declare(self.registry, extension)
        service.__bases__ = service._base_classes__

    def shown(self, user, address=""):
        """Return label → address of the navigation bar, in its order."""
        links = self.visit(address, user=user).all(NAVIGATION)
        return {link.text_content().strip(): link.get("href") for link in links}

    def test_the_navigation_shows_the_sections_in_their_order(self):
        expected = {
            "Home": "/partner/test",
            "Registrations": "/partner/test/registrations",
            "Opportunities": "/partner/test/opportunities",
            "Contacts": "/partner/test/contacts",
            "Program": "/partner/test/program",
        }
        shown = self.shown(self.partner_a)
        self.assertEqual(list(shown.items()), list(expected.items()))

    def test_a_section_of_another_addon_stands_at_its_place(self):
        self.extend(MoreSections)
        shown = self.shown(self.partner_a, "/program")
        names = ["Home", "Registrations", "Orders", "Opportunities"]
        names += ["Contacts", "Program"]
        self.assertEqual(list(shown), names)
        self.assertEqual(shown["Orders"], "/partner/test/orders")

    def test_a_condition_decides_who_is_offered_a_section(self):
        self.extend(MoreSections)
        self.assertNotIn("Team", self.shown(self.partner_a))
        self.assertIn("Team", self.shown(self.supervisor_a))

    def test_the_home_counts_no_list_whose_section_is_not_offered(self):
        def counted():
            page = self.visit(user=self.partner_a)
            return {link.get("data-counter") for link in page.has_class("prm_counter")}

        self.assertEqual(counted(), {"undecided", "input", "open", "won_this_year"})
        self.extend(WithoutOpportunities)
        self.assertEqual(counted(), {"undecided", "input"})

    def test_after_a_test_the_registry_has_its_own_sections_again(self):
        self.extend(MoreSections)
        self.doCleanups()
        service = self.env[SECTIONS]
        keys = {section.key for section in service._entries()}
        deals = {"registrations", "opportunities"}
        shared = {"offers", "contacts", "inbox"}
        others = {"home", "program", "documents", "colleagues"}
        self.assertLessEqual(deals | shared | others, keys)
        self.assertFalse({"orders", "team"} & keys)

    def test_no_two_sections_share_key_place_or_address(self):
        entries = self.env[SECTIONS]._entries()
        for name in ("key", "order", "route"):
            values = [getattr(section, name) for section in entries]
            self.assertEqual(len(values), len(set(values)), name)
        self.assertTrue(all(section.icon.startswith("fa-") for section in entries))
