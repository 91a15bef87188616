"""Floods and programs: what comes too often, or too clever, costs nobody a mail."""

import re

from odoo.tests import tagged

from .application_common import EMAIL, FORM, ApplicationCase

# By which a browser knows that this form was accepted: another one each time.
TOKEN = re.compile(r"[0-9a-f]{32}")


@tagged("post_install", "-at_install")
class TestApplyLimits(ApplicationCase):
    def limit(self, **numbers):
        parameters = self.env["ir.config_parameter"].sudo()
        for name, number in numbers.items():
            parameters.set_param(f"prm.limit_{name}", str(number))

    def test_a_filled_trap_reads_the_same_and_keeps_nothing(self):
        self.assertSent(self.apply(homepage_url="http://spam.example"))
        self.assertFalse(self.applications())
        self.assertFalse(self.mails())

    def test_people_do_not_see_the_trap(self):
        page = self.open_as(FORM)
        [trap] = page.all("//input[@name='homepage_url']")
        self.assertEqual(trap.get("tabindex"), "-1")
        self.assertEqual(trap.getparent().get("aria-hidden"), "true")

    def test_a_flood_to_one_address_sends_few_mails_and_reads_the_same(self):
        self.limit(applications=100, application_mails=2)
        for number in range(5):
            self.assertSent(self.apply(name=f"Company {number}"))
        self.assertSent(self.apply(email=EMAIL.upper()))
        self.assertEqual(len(self.mails()), 2)
        self.assertEqual(len(self.applications()), 2)
        self.assertSent(self.apply(email="other@cedar.example.com"))
        self.assertEqual(len(self.mails("other@cedar.example.com")), 1)

    def test_one_network_sends_so_many_an_hour_and_keeps_what_was_typed(self):
        self.limit(applications=2)
        for number in range(2):
            self.assertSent(self.apply(email=f"c{number}@cedar.example.com"))
        page = self.apply(email="c3@cedar.example.com")
        self.assertEqual(page.status, 429)
        self.assertTrue(int(page.headers["Retry-After"]))
        self.assertEqual(page.value("email"), "c3@cedar.example.com")
        self.assertEqual(len(self.applications()), 2)

    def test_programs_in_the_trap_are_counted_as_well(self):
        self.limit(applications=1)
        self.assertSent(self.apply(homepage_url="x"))
        self.assertEqual(self.apply(homepage_url="x").status, 429)

    def test_forms_with_errors_are_not_counted(self):
        self.limit(applications=1)
        for _time in range(3):
            self.assertEqual(self.apply(name="").status, 422)
        self.assertSent(self.apply())

    def test_what_is_counted_tells_nobody_an_address(self):
        self.assertSent(self.apply())
        counted = self.env["prm.visitor.limit"].search([])
        self.assertEqual(
            {"applications", "application_mails"}, set(counted.mapped("kind"))
        )
        for line in counted:
            self.assertNotIn("cedar", line.who)
            self.assertNotIn("127", line.who[:3])
            self.assertEqual(len(line.who), 64)

    def test_the_answer_is_the_same_whoever_has_the_address(self):
        addresses = (
            "nobody@new.example.com",
            self.partner_a.email,
            self.employee.email,
            self.organization_a.email or "office@alder.example.com",
        )
        answers = set()
        for address in addresses:
            page = self.apply(email=address)
            self.assertSent(page)
            answer = f"{page.status} {page.location} {page.text}"
            answers.add(TOKEN.sub("", answer))
            self.assertEqual(len(self.mails(address)), 1, address)
        self.assertEqual(len(answers), 1)
        bodies = {
            str(self.mails(address).body_html)
            .replace(address, "")
            .partition("/partner/apply")[0]
            for address in addresses
        }
        self.assertEqual(len(bodies), 1)

    def test_an_address_that_was_used_before_is_no_news(self):
        self.applied()
        first = self.mails()
        self.applied()
        self.assertEqual(len(self.mails()), 2)
        self.assertEqual(first.subject, self.mails()[-1].subject)

    def test_limits_are_set_by_administrators_of_the_system(self):
        settings = self.env["res.config.settings"].create({})
        self.assertEqual(settings.prm_limit_applications, 20)
        self.assertEqual(settings.prm_limit_application_mails, 5)
