"""Applicants accept terms with the form, where a program asks for them there."""

from odoo.tests import tagged

from ..terms.terms_common import TermsData
from .application_common import FORM, ApplicationCase


@tagged("post_install", "-at_install")
class TestApplicationTerms(ApplicationCase, TermsData):
    """One program of the portal asks; its terms have a version."""

    def setUp(self):
        super().setUp()
        self.terms = self.publish()
        self.program.terms_with_application = True
        self.tick = f"terms_{self.terms.id}"

    def applied(self, **values):
        return super().applied(**{self.tick: "1", **values})

    def ticks(self):
        """Return the names of the ticks that the form shows."""
        page = self.open_as(FORM)
        return page.tree.xpath("//input[starts-with(@name, 'terms_')]/@name")

    # -------------------------------------------------------------------- the form

    def test_the_form_asks_where_the_program_says_so(self):
        self.assertEqual(self.ticks(), [self.tick])
        self.program.terms_with_application = False
        self.assertEqual(self.ticks(), [])
        self.assertFalse(self.applied().accepted_terms_ids)

    def test_signed_archived_and_other_programs_do_not_ask(self):
        for name, value in (("terms_signature", True), ("active", False)):
            before = self.program[name]
            self.program[name] = value
            self.assertEqual(self.ticks(), [], name)
            self.program[name] = before
        other = self.portal.copy({"path": "other"})
        self.program.copy({"portal_id": other.id, "terms_with_application": True})
        self.assertEqual(self.ticks(), [self.tick])

    def test_it_is_not_sent_without_the_tick(self):
        page = self.apply(**{self.tick: ""})
        self.assertEqual(page.status, 422)
        self.assertEqual(set(page.errors), {self.tick})
        self.assertEqual(page.value("name"), "Cedar Trading")
        self.assertFalse(self.applications())

    def test_versions_day_and_name_are_kept_with_the_application(self):
        application = self.applied()
        self.assertEqual(application.accepted_terms_ids, self.terms)
        self.assertTrue(application.terms_accepted_at)
        self.assertEqual(application.person_name, "Carl Cole")

    def test_a_tick_that_was_not_offered_is_dropped(self):
        draft = self.draft()
        other = self.program.copy({"terms_with_application": False})
        foreign = self.publish(other)
        names = {f"terms_{one.id}": "1" for one in (draft, foreign)}
        self.assertEqual(self.applied(**names).accepted_terms_ids, self.terms)

    def test_a_version_that_was_replaced_meanwhile_is_not_accepted(self):
        newer = self.publish(body="<p>Other words.</p>")
        page = self.apply(**{self.tick: "1"})
        self.assertEqual(page.status, 422)
        self.assertEqual(set(page.errors), {f"terms_{newer.id}"})

    # -------------------------------------------------------------------- the terms

    def test_everybody_reads_what_is_asked_for_and_nothing_else(self):
        [link] = self.open_as(FORM).has_class("prm_read_terms")
        [address] = link.xpath("./a/@href")
        page = self.open_as(address)
        self.assertEqual(page.status, 200)
        self.assertIn("Partners keep secrets", page.text)
        draft = self.draft()
        for wrong in (draft.id, 0, 99999999999999):
            self.assertEqual(self.open_as(f"{FORM}/terms/{wrong}").status, 404, wrong)
        self.assertEqual(self.open_as(f"{address}/file").status, 404)
        self.program.terms_with_application = False
        self.assertEqual(self.open_as(address).status, 404)
        self.program.terms_with_application = True
        self.portal.accepts_applications = False
        self.assertEqual(self.open_as(address).status, 404)

    def test_the_file_is_read_as_long_as_it_is_asked_for(self):
        newer = self.publish(file="JVBERi0xLjc=", file_name="terms.pdf")
        address = f"{FORM}/terms/{newer.id}/file"
        answer = self.open_as(address)
        self.assertEqual((answer.status, answer.text), (200, "%PDF-1.7"))
        self.assertIn("attachment", answer.headers["Content-Disposition"])
        self.publish()
        self.assertEqual(self.open_as(address).status, 404)

    # --------------------------------------------------------------- the partner of it

    def test_the_partner_has_accepted_what_the_applicant_accepted(self):
        application = self.confirmed()
        partnership = self.accept(application)
        [acceptance] = partnership.terms_acceptance_ids
        self.assertEqual(acceptance.terms_id, self.terms)
        self.assertEqual(acceptance.name, "Carl Cole")
        self.assertEqual(acceptance.date, application.terms_accepted_at)
        self.assertEqual(acceptance.checksum, self.terms.checksum)
        self.assertEqual(acceptance.member_id.partner_id, application.person_id)
        self.assertFalse(partnership.terms_waiting)

    def test_terms_that_changed_meanwhile_are_asked_for_again(self):
        application = self.confirmed()
        self.publish(body="<p>Other words.</p>")
        partnership = self.accept(application)
        self.assertEqual(partnership.terms_acceptance_ids.terms_id, self.terms)
        self.assertTrue(partnership.terms_waiting)

    def test_who_may_not_accept_for_the_organization_has_not(self):
        application = self.confirmed()
        partnership = self.accept(application, role="partner")
        self.assertFalse(partnership.terms_acceptance_ids)
        self.assertTrue(partnership.terms_waiting)

    def test_where_any_member_may_accept_a_partner_has(self):
        self.program.terms_acceptors = "members"
        partnership = self.accept(self.confirmed(), role="partner")
        self.assertFalse(partnership.terms_waiting)

    def test_terms_of_another_program_are_not_accepted_by_it(self):
        other = self.program.copy({"terms_with_application": False})
        [tier] = self._create_tiers(other, 0)
        self.publish(other)
        application = self.confirmed()
        values = {"program_id": other.id, "tier_id": tier.id}
        partnership = self.accept(application, **values)
        self.assertFalse(partnership.terms_acceptance_ids)
        self.assertTrue(partnership.terms_waiting)

    def test_employees_cannot_enter_that_somebody_accepted(self):
        application = self.confirmed(**{self.tick: "1"})
        for values in (
            {"accepted_terms_ids": [(5,)]},
            {"terms_accepted_at": "2026-01-01 00:00:00"},
        ):
            with self.assertRaisesRegex(Exception, "."):
                self.as_user(application).write(values)
