"""What an acceptance review found once, and must not come back."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...models.common.errors import RegistrationRefused
from ..common import PDF, PrmCase


@tagged("-at_install", "post_install")
class TestReviewFindings(PrmCase):
    """Answers, notes, files and lookups at their edges."""

    def _two_partners_on_one_lead(self):
        """Return a lead, the cancelled registration of A and the approved one of B."""
        first = self._register(self.partner_a)
        lead = self._approve(first, self.channel_admin)
        lead.user_id = self.channel_admin
        second = self._register(self.partner_b)
        desk = second.with_user(self.channel_admin)
        plan = (
            desk.env["prm.approval.plan"]
            ._default(desk)
            ._replace(lead=lead.with_user(self.channel_admin))
        )
        desk._qualify(plan)
        desk = first.with_user(self.channel_admin)
        desk.reason_id = self.reasons["cancellation"]
        desk.action_cancel()
        return lead, first, second

    def test_the_salesperson_answers_the_partner_who_is_named_on_the_lead(self):
        lead, _first, second = self._two_partners_on_one_lead()
        lead.user_id = self.salesperson
        lead = lead.with_user(self.salesperson)
        self.assertEqual(lead.prm_partner_name, "Birch Consulting")
        action = lead.action_answer_partner()
        self.assertEqual(action["context"]["default_res_ids"], second.ids)

    def test_a_lead_tells_its_partner_whatever_else_is_read_with_it(self):
        lead = self._approve(self._register())
        self.salesperson.group_ids |= self.env.ref(
            "sales_team.group_sale_salesman_all_leads"
        )
        self.env.invalidate_all()
        names = ["registration_ids", "registration_count", "prm_partner_name"]
        [row] = lead.with_user(self.salesperson).read(names)
        self.assertEqual(row["registration_ids"], [])
        self.assertEqual(row["registration_count"], 1)
        self.assertEqual(row["prm_partner_name"], "Alder Systems")

    def test_a_page_opens_whatever_stage_the_opportunity_is_in(self):
        registration = self._register()
        lead = self._approve(registration)
        other = self.env["crm.team"].create({"name": "Elsewhere"})
        lead.stage_id = self.env["crm.stage"].create(
            {"name": "Elsewhere", "team_ids": other.ids}
        )
        steps = registration._portal_page()["stepper"]
        self.assertIn("Elsewhere", [step["label"] for step in steps])
        lead.stage_id = False
        self.assertTrue(registration._portal_page()["stepper"])

    def test_a_former_note_is_not_repeated_after_the_next_submission(self):
        registration = self._register()
        desk = registration.with_user(self.channel_own)
        desk.decision_note = "Which budget?"
        desk.action_return()
        self.assertEqual(registration._portal_page()["note"], "Which budget?")
        values = self._form_values(self.partner_a)
        registration._resubmit(values, "token-2", submit=True)
        self._approve(registration)
        page = registration._portal_page()
        self.assertFalse(page["note"])
        details = [row["detail"] for row in page["timeline"]]
        self.assertEqual(details, ["", "Which budget?", "", ""])

    def test_a_reopened_registration_needs_a_reason_of_its_own_next_time(self):
        registration = self._register()
        desk = registration.with_user(self.channel_admin)
        desk.reason_id = self.reasons["rejection"]
        desk.action_reject()
        desk.reason_id = self.reasons["reopening"]
        desk.action_reopen()
        self.assertFalse(desk.reason_id)
        with self.assertRaises(UserError):
            desk.action_reject()

    def test_the_dialog_reopens_one_that_others_are_in_conflict_with(self):
        registration = self._register(customer_name="Zorblax Works", ask_review=True)
        desk = registration.with_user(self.channel_admin)
        desk.action_start_review()
        desk.reason_id = self.reasons["rejection"]
        desk.action_reject()
        other = self._register(
            self.partner_b, customer_name="Zorblax Works", ask_review=True
        )
        other.sudo().conflict_ids.unlink()
        # As the browser calls: with what the dialog was opened with.
        dialogs = self.env["prm.registration.decision"].with_user(self.channel_admin)
        dialog = dialogs.with_context(default_decision="reopen").create(
            {
                "registration_id": registration.id,
                "reason_id": self.reasons["reopening"].id,
            }
        )
        dialog.action_confirm()
        self.assertEqual(registration.state, "in_review")
        found = other.sudo().conflict_ids.found_registration_id
        self.assertEqual(found, registration.sudo())

    def test_the_files_of_one_registration_are_limited_together(self):
        self.env["ir.config_parameter"].set_param("prm.max_registration_mb", "1")
        registration = self._register()
        half = PDF + b"x" * 600_000
        self._upload(self.partner_a, "one", data=half)
        registration._post_comment_sudo("First half", "one")
        self._upload(self.partner_a, "two", data=half)
        with self.assertRaises(RegistrationRefused) as caught:
            registration._post_comment_sudo("Second half", "two")
        self.assertEqual(caught.exception.errors, {"attachments": "files_too_large"})

    def test_a_mail_on_a_comment_says_so_and_leads_to_the_partners_page(self):
        registration = self._register()
        desk = registration.with_user(self.channel_own)
        message = desk.message_post(
            body="Hello", message_type="comment", subtype_xmlid="mail.mt_comment"
        )
        mail = self.env["mail.mail"].search([("mail_message_id", "=", message.id)])
        bodies = " ".join(mail.mapped("body_html"))
        self.assertIn(registration._portal_link(), bodies)
        self.assertNotIn("access_token", bodies)
        self.assertIn("New message", message.subject or mail[:1].subject)

    def test_the_name_search_takes_no_wildcards_and_offers_no_partners(self):
        self.program.company_lookup = "all"
        known = self._create_organization("Known Customer")
        partnership = self.partnership_a.with_user(self.partner_a)
        lookup = partnership.env["prm.customer.lookup"]
        found = lookup._companies(partnership, "known")
        self.assertEqual(found, [{"id": known.id, "name": "Known Customer"}])
        for text in ("%%%", "___", "kn", "birch", self.company.name):
            self.assertFalse(lookup._companies(partnership, text), text)

    def test_an_employee_submits_no_registration_without_a_customer(self):
        desk = self.env["prm.registration"].with_user(self.channel_own)
        registration = desk.create(
            {
                "name": "Bare",
                "partnership_id": self.partnership_a.id,
                "contact_id": self.partner_a.partner_id.id,
            }
        )
        with self.assertRaisesRegex(UserError, "customer"):
            registration.action_submit()
        registration.customer_name = "Phone Corp"
        registration.action_submit()
        self.assertEqual(registration.representative_id, registration.contact_id)

    def test_archiving_the_organization_ends_its_access(self):
        registration = self._register()
        self.assertTrue(registration.has_access("read"))
        self.organization_a.active = False
        self.assertFalse(registration.has_access("read"))

    def test_a_decided_conflict_outlives_what_it_pointed_to(self):
        customer = self._create_organization("Contested Corp")
        registration = self._register(customer_name="Contested Corp", ask_review=True)
        [conflict] = registration.sudo().conflict_ids
        conflict.decision = "different"
        customer.unlink()
        self.assertTrue(conflict.exists())
        self.assertEqual(conflict.display_name, "Contested Corp")
        self.assertEqual(conflict.kind, "customer")
