"""Where the program page leads to what is missing: what addons tell of such places."""

from datetime import timedelta
from unittest.mock import patch

from odoo.tests import tagged

from ....models.portal.program.ways import Way
from .program_common import ProgramPageCase

NAME = "Certified Engineer"
WAY = Way(
    label="Course “Cloud”",
    url="/there/cloud",
    measure="certified_employees",
    certificate=NAME,
)


@tagged("post_install", "-at_install")
class TestProgramWays(ProgramPageCase):
    def setUp(self):
        super().setUp()
        self.lead(WAY)

    def lead(self, *ways):
        """Let an addon tell of these ways, to whoever asks."""
        service = self.env.registry["prm.program.ways"]
        patcher = patch.object(service, "_entries", lambda self, partnership: [*ways])
        patcher.start()
        self.addCleanup(patcher.stop)

    def links(self, key):
        """Return the addresses that stand with the rows of a tab."""
        ways = "//*[contains(concat(' ', @class, ' '), ' prm_ways ')]"
        return self.open(tab=key).all(f"//section[@id='{key}']{ways}//a/@href")

    def certified(self, current):
        """Let the next tier ask for two certified employees, with ``current`` there."""
        self.score()
        self.value(
            "Certified people",
            measure="certified_employees",
            target=2,
            current=current,
            points=10 * current,
            points_max=20,
        )

    def certificate(self, days=20, **values):
        """Return a certificate of partner A that ends in some days."""
        values = {"date_expiry": self.today + timedelta(days), **values}
        values = {"name": f" {NAME.upper()} ", **values}
        return self._create_certificate(self.partnership_a, self.partner_a, **values)

    # ------------------------------------------------------------------- progress

    def test_what_is_missing_leads_to_where_it_is_got(self):
        self.certified(1)
        self.assertEqual(self.links("progress"), ["/there/cloud"])

    def test_what_is_reached_leads_nowhere(self):
        self.certified(2)
        self.assertEqual(self.links("progress"), [])

    def test_what_another_measure_counts_leads_nowhere(self):
        self.score()
        self.value("Deals", measure="won_count", target=2, points_max=20)
        self.assertEqual(self.links("progress"), [])

    # --------------------------------------------------------------- certificates

    def test_what_ends_soon_has_ended_or_is_planned_leads_to_where_it_is_got(self):
        for values, words in (
            ({"days": 20}, "Renew: Course “Cloud”"),
            ({"days": -1}, "Renew: Course “Cloud”"),
            ({"result": "planned", "date_expiry": False}, "Course “Cloud”"),
        ):
            certificate = self.certificate(**values)
            with self.subTest(values=values):
                self.assertEqual(self.links("certificates"), ["/there/cloud"])
                self.assertIn(words, self.panel("certificates"))
            certificate.unlink()

    def test_what_counts_on_or_was_failed_or_has_another_name_leads_nowhere(self):
        for values in (
            {"days": 200},
            {"date_expiry": False},
            {"result": "failed"},
            {"name": "Certified Consultant"},
        ):
            certificate = self.certificate(**values)
            with self.subTest(values=values):
                self.assertEqual(self.links("certificates"), [])
            certificate.unlink()

    def test_what_was_renewed_leads_nowhere(self):
        self.certificate()
        self.certificate(days=400)
        self.assertEqual(self.links("certificates"), [])

    def test_the_ways_to_certificates_stand_below_them(self):
        [section] = self.open(tab="certificates").has_class("prm_get")
        self.assertEqual(section.xpath(".//a/@href"), ["/there/cloud"])
        self.assertIn(NAME, section.text_content())

    def test_without_ways_nothing_is_said(self):
        self.lead()
        self.certified(1)
        self.certificate()
        for key in ("progress", "certificates"):
            page = self.open(tab=key)
            self.assertFalse(page.has_class("prm_ways"))
            self.assertFalse(page.has_class("prm_get"))

    def test_texts_of_addons_are_texts(self):
        self.lead(Way(label="<b>x</b>", url="/x", measure="won_count", certificate="y"))
        page = self.open(tab="certificates")
        self.assertIn("&lt;b&gt;x&lt;/b&gt;", page.text)
