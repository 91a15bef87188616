"""Who the partner is in the program: name, type, state, level, dates; who pays."""

from odoo.tests import tagged

from .program_common import ProgramPageCase


@tagged("post_install", "-at_install")
class TestPortalProgramFacts(ProgramPageCase):
    def facts(self):
        """Return label → text in the head of the page."""
        page = self.open()
        head = "//section[contains(@class, 'prm_program_head')]//dl"
        labels, values = page.texts(f"{head}/dt"), page.texts(f"{head}/dd")
        return dict(zip(labels, values, strict=True))

    def test_the_head_says_which_partnership_it_is(self):
        kind = self.env["prm.partner.type"].create({"name": "Referral partner"})
        self.program.partner_type_id = kind
        self.partnership_a.write({"name": "Alder 2026", "date_start": "2026-01-15"})
        self.partnership_a.date_end = "2027-01-14"
        facts = self.facts()
        self.assertEqual(facts["Partnership"], "Alder 2026")
        self.assertEqual(facts["Partner type"], "Referral partner")
        self.assertEqual(facts["State"], "Active")
        self.assertEqual(facts["Level"], "1")
        self.assertEqual(facts["Term"], "01/15/2026 – 01/14/2027")

    def test_the_level_is_the_number_of_the_tier(self):
        self.partnership_a.sudo().tier_id = self.silver
        self.assertEqual(self.facts()["Level"], str(self.silver.level))

    def test_what_is_not_known_is_not_shown(self):
        self.program.partner_type_id = False
        self.assertNotIn("Partner type", self.facts())

    def test_a_training_says_who_pays_for_it(self):
        words = {
            "free": "Free of charge",
            "partner": "Paid by you",
            "vendor": f"Paid by {self.company.name}",
            "fund": "Paid from your fund",
        }
        for method, _label in (
            self.env["prm.certificate"]._fields["payment_method"].selection
        ):
            certificate = self._create_certificate(
                self.partnership_a, self.partner_a, payment_method=method
            )
            with self.subTest(method=method):
                self.assertIn(words[method], self.panel("certificates"))
            certificate.unlink()

    def test_without_a_payment_method_nothing_is_said(self):
        self._create_certificate(self.partnership_a, self.partner_a)
        page = self.open(tab="certificates")
        self.assertFalse(page.has_class("prm_payment"))
