"""The main job: a partner registers a deal and follows it until it is won."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...models.common.errors import RegistrationRefused
from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestRegistrationFlow(PrmCase):
    def test_a_submitted_registration_waits_for_the_reviewer(self):
        registration = self._register(comments="Please be quick").sudo()
        self.assertEqual(registration.state, "submitted")
        self.assertEqual(registration.partner_id, self.organization_a)
        self.assertEqual(registration.contact_id, self.partner_a.partner_id)
        self.assertEqual(registration.reviewer_id, self.channel_own)
        self.assertTrue(registration.review_due_at)
        self.assertEqual(registration.activity_ids.user_id, self.channel_own)
        self.assertIn("Please be quick", registration._shared_messages_sudo().body)

    def test_qualifying_creates_one_opportunity_and_winning_it_shows_at_the_partner(
        self,
    ):
        registration = self._register(offering_id=self.offering.id, budget="10 k")
        lead = self._approve(registration)
        self.assertEqual(registration.state, "approved")
        self.assertEqual(registration.outcome, "open")
        self.assertEqual(lead.type, "opportunity")
        self.assertEqual(lead.team_id, self.team)
        self.assertEqual(lead.user_id, self.channel_own)
        self.assertEqual(lead.source_id, self.env.ref("prm.utm_source_partner_portal"))
        customer = registration.sudo().customer_id
        self.assertEqual(customer.prm_source, "partner_portal")
        self.assertEqual(lead.partner_id.parent_id, customer)
        self.assertEqual(lead.partner_id.name, "Carl Customer")
        self.assertTrue(registration.is_protected)
        self.assertFalse(registration.sudo().activity_ids)
        lead.expected_revenue = 1200
        lead.action_set_won()
        self.assertEqual(registration.outcome, "won")
        self.assertEqual(registration.amount, 1200)
        self.assertEqual(registration._portal_page()["badge"]["key"], "won")

    def test_a_lost_opportunity_shows_at_the_partner(self):
        registration = self._register()
        lead = self._approve(registration)
        lead.action_set_lost()
        self.assertEqual(registration.outcome, "lost")
        self.assertEqual(registration._portal_page()["badge"]["key"], "lost")

    def test_a_returned_registration_is_corrected_and_resubmitted(self):
        registration = self._register()
        desk = registration.with_user(self.channel_own)
        with self.assertRaisesRegex(UserError, "note"):
            desk.action_return()
        desk.decision_note = "Which budget?"
        desk.action_return()
        self.assertEqual(registration.state, "action_required")
        values = self._form_values(self.partner_a, name="Corrected")
        registration._resubmit(values, "token-2", submit=True)
        self.assertEqual(registration.state, "submitted")
        self.assertEqual(registration.name, "Corrected")
        self.assertEqual(registration.resubmission_count, 1)

    def test_a_decided_registration_cannot_be_edited_by_its_author(self):
        registration = self._register()
        self._approve(registration)
        values = self._form_values(self.partner_a)
        with self.assertRaises(RegistrationRefused) as caught:
            registration._resubmit(values, "token-2", submit=True)
        self.assertEqual(caught.exception.errors, {"": "not_in_this_state"})

    def test_rejecting_needs_a_reason(self):
        registration = self._register()
        desk = registration.with_user(self.channel_own)
        with self.assertRaisesRegex(UserError, "reason"):
            desk.action_reject()
        desk.reason_id = self.reasons["rejection"]
        desk.action_reject()
        self.assertEqual(registration.state, "rejected")
        self.assertEqual(desk.decided_by_id, self.channel_own)

    def test_the_second_reviewer_is_told_who_was_first(self):
        registration = self._register()
        self._approve(registration, self.channel_own)
        with self.assertRaisesRegex(UserError, "channel_own_t"):
            registration.with_user(self.channel_all).action_qualify()

    def test_an_author_withdraws_with_a_reason_while_undecided(self):
        registration = self._register()
        with self.assertRaises(RegistrationRefused):
            registration._withdraw(0)
        registration._withdraw(self.reasons["withdrawal"].id, "Changed plans")
        self.assertEqual(registration.state, "withdrawn")

    def test_nobody_withdraws_what_is_decided(self):
        registration = self._register()
        self._approve(registration)
        with self.assertRaises(RegistrationRefused):
            registration._withdraw(self.reasons["withdrawal"].id)

    def test_only_administrators_reopen(self):
        registration = self._register()
        desk = registration.with_user(self.channel_all)
        desk.reason_id = self.reasons["rejection"]
        desk.action_reject()
        desk.reason_id = self.reasons["reopening"]
        with self.assertRaises(UserError):
            desk.action_reopen()
        registration.with_user(self.channel_admin).action_reopen()
        self.assertEqual(registration.state, "in_review")

    def test_a_draft_is_seen_by_its_author_alone_and_may_be_discarded(self):
        draft = self._register(submit=False)
        self.assertEqual(draft.state, "draft")
        registrations = self.env["prm.registration"]
        for user in (self.colleague_a, self.supervisor_a, self.channel_all):
            found = registrations.with_user(user).search([("id", "=", draft.id)])
            self.assertFalse(found, user.login)
        draft._discard()
        self.assertFalse(draft.exists())

    def test_a_submitted_registration_is_never_deleted(self):
        registration = self._register()
        with self.assertRaises(RegistrationRefused):
            registration._discard()
        with self.assertRaises(UserError):
            registration.with_user(self.channel_admin).unlink()

    def test_the_same_token_registers_once(self):
        first = self._register(token="same")
        second = self._register(token="same")
        self.assertEqual(first, second)

    def test_state_is_written_by_moves_only(self):
        registration = self._register()
        for user in (self.channel_admin, self.env.user):
            with self.assertRaises(UserError):
                registration.with_user(user).write({"state": "approved"})
            with self.assertRaises(UserError):
                registration.with_user(user).with_context(prm_mover=object()).write(
                    {"state": "approved"}
                )
        with self.assertRaises(AccessError):
            registration.write({"name": "Partners do not write"})

    def test_an_employee_registers_for_a_partner_who_phoned(self):
        desk = self.env["prm.registration"].with_user(self.channel_own)
        registration = desk.create(
            {
                "name": "By phone",
                "partnership_id": self.partnership_a.id,
                "contact_id": self.partner_a.partner_id.id,
                "representative_id": self.partner_a.partner_id.id,
                "customer_name": "Phone Corp",
                "customer_website": "phone-corp.example",
                "customer_vat": "823764510",
                "is_new_company": True,
            }
        )
        registration.action_submit()
        self.assertEqual(registration.state, "submitted")
        self.assertTrue(registration.with_user(self.partner_a).has_access("read"))
