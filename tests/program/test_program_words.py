"""What home, program page and reminders say: the same everywhere, and true."""

from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time, tagged

from ..common import PrmCase
from ..portal.program.program_common import ProgramPageCase


@tagged("post_install", "-at_install")
class TestProgramWords(ProgramPageCase):
    def text(self, page, name):
        """Return the text of the one element with a class, or nothing."""
        found = page.has_class(name)
        return " ".join(found[0].text_content().split()) if found else ""

    def home(self):
        return self.visit(user=self.partner_a)

    def test_home_and_program_say_the_same_of_what_is_missing(self):
        self._create_condition(self.silver, "won_count", value=4, points=60)
        self.partnership_a._recompute_scores()
        gap = "60 points to Silver; for example 4 more won deals."
        self.assertEqual(self.text(self.home(), "prm_missing"), gap)
        self.assertEqual(self.text(self.open(), "prm_missing"), gap)

    def test_home_and_program_say_until_when_a_tier_is_kept(self):
        self.assertFalse(self.open().has_class("prm_kept"))
        self._create_condition(self.silver, "won_count", value=4, points=60)
        end = self.today + timedelta(days=100)
        self.partnership_a.write({"tier_id": self.silver.id, "date_end": end})
        self.partnership_a.kept_level = self.silver.level
        self.partnership_a._recompute_scores()
        day = f"{end:%m/%d/%Y}"
        kept = f"Silver is secured until {day} by the result of the previous term."
        self.assertEqual(self.text(self.home(), "prm_kept"), kept)
        self.assertEqual(self.text(self.open(), "prm_kept"), kept)
        self.assertFalse(self.open().has_class("prm_danger"))

    def test_of_a_tier_that_is_not_counted_yet_nothing_old_is_shown(self):
        self._create_condition(self.silver, "won_count", value=4, points=60)
        self._create_condition(self.silver, kind="benefit", value=3, points=0)
        self.partnership_a._recompute_scores()
        self.assertTrue(self.open().has_class("prm_values"))
        self.partnership_a.tier_id = self.silver
        waits = "The points will be counted in a few minutes."
        page = self.open()
        self.assertEqual(self.text(page, "prm_missing"), waits)
        for name in ("prm_values", "prm_ring", "prm_keep_points"):
            self.assertFalse(page.has_class(name), name)
        self.assertIn(waits, self.panel("progress"))
        self.assertEqual(self.text(self.home(), "prm_missing"), waits)

    def test_after_the_end_of_the_term_nothing_is_promised(self):
        self.score(tier_id=self.silver.id, next_tier_id=False)
        end = self.today + timedelta(days=20)
        self.partnership_a.date_end = end - timedelta(days=1)
        self._create_certificate(self.partnership_a, self.partner_a, date_expiry=end)
        text = self.panel("certificates")
        self.assertIn("Certified employees after that: 0.", text)
        self.assertNotIn("You keep", text)


@tagged("post_install", "-at_install")
class TestReminderWords(PrmCase):
    def body(self, template, record):
        found = self.env.ref(template)._render_field("body_html", record.ids)
        return " ".join(found[record.id].split())

    def test_the_reminder_of_the_due_date_promises_no_renewal(self):
        self.partnership_a.date_end = fields.Date.today() + timedelta(days=30)
        body = self.body("prm.mail_template_partnership_due", self.partnership_a)
        self.assertIn("To renew the partnership, talk to your partner manager", body)
        self.assertIn("If it is not renewed, your organization loses access", body)
        for promise in ("everything stays", "renews the partnership with you"):
            self.assertNotIn(promise, body)

    def test_the_reminder_counts_days_as_people_do(self):
        template = self.env.ref("prm.mail_template_partnership_due")
        for days, words in ((0, "today"), (1, "tomorrow"), (7, "in 7 days")):
            found = template.with_context(days=days)._render_field(
                "subject", self.partnership_a.ids
            )
            self.assertEqual(
                found[self.partnership_a.id],
                f"Your partnership ends {words}: {self.partnership_a.name}",
            )

    def test_a_training_goes_on_counting_when_it_ends(self):
        end = fields.Date.today() + timedelta(days=30)
        for kind, words in (("certification", True), ("training", False)):
            record = self._create_certificate(
                self.partnership_a, self.partner_a, type=kind, date_expiry=end
            )
            body = self.body("prm.mail_template_certificate_expiring", record)
            self.assertEqual("It no longer counts" in body, words)
            self.assertEqual("certified employee" in body, words)

    def test_the_effect_of_an_expiry_ends_with_the_term(self):
        end = fields.Date.today() + timedelta(days=30)
        record = self._create_certificate(
            self.partnership_a, self.partner_a, date_expiry=end
        )
        self.partnership_a.date_end = end + timedelta(days=30)
        self.assertIn("is kept", record._expiry_effect())
        self.partnership_a.date_end = end - timedelta(days=1)
        self.assertNotIn("kept", record._expiry_effect())
        self.assertIn("0 certified employees", record._expiry_effect())

    def test_the_effect_of_an_expiry_counts_figures_once_a_day(self):
        end = fields.Date.today() + timedelta(days=30)
        record = self._create_certificate(
            self.partnership_a, self.partner_a, date_expiry=end
        )
        self.partnership_a.date_end = end + timedelta(days=30)
        counted = []
        model = type(self.env["prm.measures"])
        figures = model._figures

        def watch(measures, partnerships, day=None):
            counted.append(day)
            return figures(measures, partnerships, day)

        self.patch(model, "_figures", watch)
        record._expiry_effect()
        self.assertEqual(len(counted), 2)

    def test_a_deal_is_no_cause_when_the_day_alone_has_passed(self):
        with freeze_time("2026-06-15 10:00:00"):
            self.partnership_a._recompute_scores()
        lines = self.partnership_a.history_ids
        with freeze_time("2026-06-16 10:00:00"):
            self.partnership_a._recompute_scores()
        self.assertEqual(self.partnership_a.history_ids, lines)
