"""The public pages: list, filters, pages of partners, and what is never shown."""

import json
from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.prm.tests.directory.directory_common import PIXEL
from odoo.addons.prm.tests.http_common import PrmHttpCase

from .pages_common import PagesData

HOME = "/partner/directory"


@tagged("post_install", "-at_install")
class TestPublicHttp(PagesData, PrmHttpCase):
    """Asked by a visitor without a login."""

    def setUp(self):
        super().setUp()
        self.german = self.env.ref("base.lang_de")
        self.alder = self.publish(
            address="Mill Lane 3",
            **{f"offering_{self.offering.id}": True},
            **{f"language_{self.german.id}": True},
        )
        self.birch = self.publish(
            self.supervisor_b,
            name="Birch",
            city="Lyon",
            description="Advice for hotels",
            country_id=self.env.ref("base.fr").id,
        )

    def names(self, **params):
        page = self.visit(HOME, **params)
        self.assertEqual(page.status, 200)
        return page.texts("//a[contains(@class, 'prm_partner')]")

    # --------------------------------------------------------------------- the list

    def test_everybody_finds_what_is_public(self):
        self.assertEqual(self.names(), ["Alder Systems", "Birch"])
        self.fill_in(name="Alder and Sons")
        self.assertEqual(self.names(), ["Alder Systems", "Birch"])
        self.birch.with_user(self.channel_own).action_take_down()
        self.assertEqual(self.names(), ["Alder Systems"])

    def test_filters_narrow_the_list(self):
        country = self.env.ref("base.fr").id
        self.assertEqual(self.names(country=country), ["Birch"])
        self.assertEqual(self.names(offering=self.offering.id), ["Alder Systems"])
        self.assertEqual(self.names(language=self.german.id), ["Alder Systems"])
        self.assertEqual(self.names(search="MILLS cloud"), ["Alder Systems"])
        self.assertEqual(self.names(search="lyön"), ["Birch"])
        self.assertEqual(self.names(search="hotels", offering=self.offering.id), [])

    def test_unknown_parameters_change_nothing(self):
        for params in (
            {"country": "x"},
            {"tier": "Gold"},
            {"type": "0", "page": "-1"},
            {"language": "9" * 40},
        ):
            self.assertEqual(len(self.names(**params)), 2, params)
        for odd in ("/page/99", "?self=x&prm_page=y", "?search=%00&country=%ff"):
            self.assertEqual(self.visit(HOME + odd).status, 200, odd)

    def test_the_list_has_pages(self):
        with patch("odoo.addons.prm_website.models.directory.STEP", 1):
            self.assertEqual(self.names(), ["Alder Systems"])
            page = self.visit(f"{HOME}/page/2")
        self.assertEqual(page.texts("//a[contains(@class, 'prm_partner')]"), ["Birch"])

    def test_an_empty_directory_says_so(self):
        (self.alder | self.birch).with_user(self.channel_own).action_take_down()
        page = self.visit(HOME)
        self.assertTrue(page.has_class("prm_empty"))
        self.assertEqual(page.status, 200)

    def test_badges_are_those_that_the_program_shows(self):
        self.assertNotIn("Bronze", self.visit(HOME).text)
        [higher] = self._create_tiers(self.program, 100)
        self.program.directory_tier_id = higher
        self.assertNotIn("Bronze", self.visit(HOME).text)
        self.program.directory_tier_id = self.tier
        self.assertIn("Bronze", self.visit(HOME).text)
        self.assertEqual(len(self.names(tier="Bronze")), 2)

    # --------------------------------------------------------------- page of a partner

    def test_a_partner_has_a_page_for_people_and_search_engines(self):
        page = self.visit(self.path(self.alder))
        self.assertEqual(page.status, 200)
        [link] = page.has_class("prm_website")
        self.assertEqual(link.get("href"), "https://www.alder.example")
        self.assertEqual(link.get("rel"), "nofollow noopener")
        [place] = page.has_class("prm_map")
        self.assertTrue(place.get("href").startswith("https://www.openstreetmap.org/"))
        self.assertIn("Mill+Lane+3", place.get("href"))
        [script] = page.all("//script[@type='application/ld+json']")
        told = json.loads(script.text)
        self.assertEqual(told["@type"], "Organization")
        self.assertEqual(told["address"]["addressLocality"], "Bremen")

    def test_what_partners_typed_runs_nowhere(self):
        evil = "</script><script>alert(1)</script>"
        entry = self.publish(name=f"A {evil}", description=evil, city=evil)
        for address in (HOME, self.path(entry)):
            self.assertNotIn(evil, self.visit(address).text)

    def test_unknown_foreign_and_unpublished_pages_are_the_same_404(self):
        self.authenticate(None, None)
        waiting = self.path(self.birch)
        self.birch.with_user(self.channel_own).action_take_down()
        answers = {
            self.visit(address).status
            for address in (
                waiting,
                f"{HOME}/nobody-999999",
                f"{HOME}/nobody",
                f"{HOME}/nobody-99999999999999999999",
                f"{HOME}/nobody--5",
                f"{waiting}/logo",
                f"{self.path(self.alder)}/logo",
            )
        }
        self.assertEqual(answers, {404})
        self.assertEqual(self.send(waiting, {"name": "x"}).status, 404)

    def test_a_partner_whose_partnership_ended_has_no_page(self):
        self.authenticate(None, None)
        path = self.path(self.alder)
        for state, status in (("suspended", 404), ("terminated", 404), ("active", 200)):
            self.partnership_a._write({"state": state})
            self.partnership_a.invalidate_recordset()
            self.assertEqual(self.visit(path).status, status, state)
            self.assertEqual(path in self.visit(HOME).text, status == 200, state)
            if status == 404:
                self.assertEqual(self.send(path, {"name": "x"}).status, 404)

    def test_employees_and_supervisors_are_led_to_the_public_page(self):
        self.assertTrue(self.alder.public_url.endswith(self.path(self.alder)))
        page = self.visit("/directory", user=self.supervisor_a)
        self.assertIn(self.path(self.alder), page.text)

    def test_a_former_name_leads_to_the_page(self):
        page = self.visit(f"{HOME}/former-{self.partnership_a.id}")
        self.assertEqual((page.status, page.location), (301, self.path(self.alder)))

    def test_the_logo_is_sent_as_a_picture_that_runs_nothing(self):
        self.organization_a.image_1920 = PIXEL
        entry = self.publish(show_logo=True)
        answer = self.visit(f"{self.path(entry)}/logo")
        self.assertEqual(answer.status, 200)
        self.assertTrue(answer.headers["Content-Type"].startswith("image/"))
        self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"])

    def test_the_sitemap_names_public_pages_alone(self):
        self.birch.with_user(self.channel_own).action_take_down()
        website = self.env["website"].get_current_website()
        found = {each["loc"] for each in website._enumerate_pages()}
        self.assertIn(HOME, found)
        self.assertIn(self.path(self.alder), found)
        self.assertNotIn(self.path(self.birch), found)
