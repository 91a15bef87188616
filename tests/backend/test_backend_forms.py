"""Each form can be filled and saved, and each dialog used, by who is meant to."""

from datetime import date, timedelta

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestBackendForms(PrmCase):
    def form(self, model, user=None, **context):
        """Return the empty form of ``model`` as ``user``."""
        records = self.env[model].with_user(user or self.channel_own)
        return Form(records.with_context(**context))

    def edit(self, record, user=None):
        return Form(record.with_user(user or self.channel_own))

    # ------------------------------------------------------------ registrations

    def test_a_registration_is_entered_for_a_partner_who_phoned(self):
        self.partnership_a.contact_id = self.partner_a.partner_id
        form = self.form("prm.registration")
        form.name = "By phone"
        form.partnership_id = self.partnership_a
        self.assertEqual(form.contact_id, self.partner_a.partner_id)
        self.assertEqual(form.partner_id, self.organization_a)
        self.assertEqual(form.reviewer_id, self.channel_own)
        form.is_new_company = True
        # The partner did not say whom to talk to.
        form.is_new_contact = False
        form.customer_name = "Phone Corp"
        form.customer_website = "phone.example"
        form.customer_vat = "123456789"
        form.offering_id = self.offering
        form.budget = "10 k"
        form.date_closing = date.today() + timedelta(days=30)
        deal = form.save()
        self.assertRegex(deal.number, "^REG-")
        self.assertEqual(deal.state, "draft")
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")
        self.assertTrue(deal.with_user(self.partner_a).has_access("read"))

    def test_a_new_company_comes_with_a_new_contact(self):
        customer = self._create_organization("Acme")
        person = self._create_person(customer, "Carla Cole", email=False)
        form = self.form(
            "prm.registration", default_partnership_id=self.partnership_a.id
        )
        form.name = "By phone"
        form.contact_id = self.partner_a.partner_id
        form.customer_id = customer
        form.customer_contact_id = person
        self.assertFalse(form.is_new_contact)
        form.is_new_company = True
        self.assertTrue(form.is_new_contact)
        self.assertFalse(form.customer_id)
        form.customer_name, form.contact_last_name = "Phone Corp", "Klar"
        deal = form.save()
        self.assertFalse(deal.customer_contact_id)
        self.assertFalse(deal.customer_id)

    def test_a_registration_with_a_customer_of_ours_shows_the_partner_its_name(self):
        customer = self._create_organization("Acme")
        person = self._create_person(customer, "carla cole", email=False)
        form = self.form(
            "prm.registration", default_partnership_id=self.partnership_a.id
        )
        form.name = "By phone"
        form.contact_id = self.partner_a.partner_id
        form.customer_id = customer
        form.customer_contact_id = person
        deal = form.save()
        deal.action_submit()
        self.assertEqual(deal.customer_name, "Acme")
        self.assertEqual(deal.contact_first_name, "Carla")
        self.assertEqual(deal.contact_last_name, "Cole")

    def test_a_waiting_registration_gets_an_estimate_and_another_reviewer(self):
        form = self.edit(self._register(), self.channel_all)
        form.expected_amount = 500
        form.reviewer_id = self.channel_other
        deal = form.save()
        self.assertEqual(deal.expected_amount, 500)
        self.assertEqual(deal.activity_ids.user_id, self.channel_other)

    def test_a_conflict_is_judged_on_the_registration_s_form(self):
        self._create_organization("Acme")
        deal = self._register(customer_name="Acme", ask_review=True)
        form = self.edit(deal)
        with form.conflict_ids.edit(0) as conflict:
            conflict.decision = "same"
            conflict.note = "Asked them"
        form.save()
        judged = deal.sudo().conflict_ids
        self.assertEqual((judged.decision, judged.note), ("same", "Asked them"))

    # ------------------------------------------------------------------ dialogs

    def dialog(self, deal, decision, user=None):
        """Return the dialog of a decision, as its button opens it."""
        desk = deal.with_user(user or self.channel_own)
        action = desk.with_context(prm_decision=decision).action_open_decision()
        wizard = self.env[action["res_model"]].with_user(desk.env.user)
        return Form(wizard.with_context(**action["context"]))

    def test_a_registration_is_returned_with_a_note(self):
        deal = self._register()
        dialog = self.dialog(deal, "return")
        dialog.decision_note = "Which budget?"
        dialog.save().action_confirm()
        self.assertEqual(deal.state, "action_required")
        self.assertEqual(deal.decision_note, "Which budget?")

    def test_it_is_rejected_cancelled_and_reopened_with_a_reason(self):
        deal = self._register()
        steps = (
            ("reject", "duplicate", "rejected"),
            ("reopen", "reopening", "in_review"),
            ("cancel", "cancellation", "cancelled"),
        )
        for decision, kind, state in steps:
            dialog = self.dialog(deal, decision, self.channel_admin)
            dialog.reason_id = self.reasons[kind]
            dialog.save().action_confirm()
            self.assertEqual(deal.state, state)
            # The history keeps it; the record forgets that of a reopening.
            last = deal.sudo().transition_ids[-1:]
            self.assertEqual(last.reason_id, self.reasons[kind])

    def test_the_dialog_needs_the_reason_and_one_of_its_kind(self):
        deal = self._register()
        with self.assertRaisesRegex(AssertionError, "reason_id is a required field"):
            self.dialog(deal, "reject").save()
        dialog = self.dialog(deal, "reject")
        dialog.reason_id = self.reasons["withdrawal"]
        with self.assertRaisesRegex(UserError, "another kind of decision"):
            dialog.save().action_confirm()
        self.assertEqual(deal.state, "submitted")

    def test_a_dialog_that_does_not_exist_is_refused(self):
        deal = self._register().with_user(self.channel_own)
        for decision in ("approve", None):
            with self.assertRaises(UserError):
                deal.with_context(prm_decision=decision).action_open_decision()

    # -------------------------------------------------------------- partnerships

    def test_a_partnership_is_founded(self):
        organization = self._create_organization("Cedar Trading")
        person = self._create_person(organization, "cora")
        form = self.form("prm.partnership", self.channel_all)
        form.partner_id = organization
        form.program_id = self.program
        self.assertRegex(form.name, r"^Cedar Trading-20\d\d$")
        self.assertEqual(form.tier_id, self.tier)
        self.assertEqual(form.user_id, self.channel_all)
        form.user_ids.add(self.channel_own)
        form.contact_id = person
        form.date_end = "2030-12-31"
        partnership = form.save()
        self.assertEqual(partnership.state, "draft")
        partnership.action_activate()
        self.assertEqual(partnership.state, "active")

    def test_the_form_names_the_active_partnership_before_it_is_saved(self):
        form = self.form("prm.partnership", self.channel_all)
        form.partner_id = self.organization_a
        form.program_id = self.program
        self.assertIn(self.partnership_a.name, form.rival_warning)
        form.partner_id = self._create_organization("Cedar Trading")
        self.assertFalse(form.rival_warning)

    def test_its_manager_edits_it(self):
        form = self.edit(self.partnership_a)
        form.date_end = "2030-12-31"
        form.user_ids.add(self.channel_other)
        self.assertIn(self.channel_other, form.save().user_ids)

    def test_a_member_gets_another_role(self):
        form = self.edit(self.partnership_a.member_ids[:1])
        form.role = "supervisor"
        self.assertEqual(form.save().role, "supervisor")

    # ------------------------------------------------------------- configuration

    def test_the_administrator_configures_a_portal_and_its_program(self):
        admin = self.channel_admin
        portal = self.form("prm.portal", admin)
        portal.name = "North"
        portal.path = "north"
        portal.team_id = self.team
        portal.reviewer_id = self.channel_own
        portal = portal.save()
        self.assertEqual(portal.state, "draft")
        portal.action_activate()
        self.assertEqual(portal.state, "active")
        program = self.form("prm.program", admin)
        program.name = "Consultants"
        program.portal_id = portal
        program.partner_type_id = self.env.ref("prm.partner_type_consultant")
        program.duplicate_policy = "review"
        with program.tier_ids.new() as tier:
            tier.level = 1
            tier.name = "Bronze"
            tier.margin = 5
        program = program.save()
        self.assertEqual(program.tier_ids.mapped("name"), ["Bronze"])
        self.assertEqual(program.company_id, self.company)

    def test_the_administrator_adds_lists_to_choose_from(self):
        for model, values in (
            ("prm.offering", {"name": "Hosting"}),
            ("prm.reason", {"name": "Too late", "kind": "rejection"}),
            ("prm.partner.type", {"name": "Agency"}),
            ("prm.tier", {"name": "Silver", "level": 7, "program_id": self.program}),
        ):
            form = self.form(model, self.channel_admin)
            for name, value in values.items():
                setattr(form, name, value)
            with self.subTest(model=model):
                self.assertEqual(form.save().name, values["name"])
