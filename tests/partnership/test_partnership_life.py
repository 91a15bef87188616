"""The life of a partnership: states, one at a time, tier, people, name."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestPartnershipLife(PrmCase):
    def second(self, **values):
        """Return another partnership of organization A, not active."""
        partnership = self._create_partnership(self.organization_a, activate=False)
        partnership.write(values)
        return partnership

    def other_company_program(self):
        company = self.env["res.company"].create({"name": "Second company"})
        portal = self.env["prm.portal"].create(
            {"name": "Second", "path": "second", "company_id": company.id}
        )
        return self.env["prm.program"].create({"name": "P2", "portal_id": portal.id})

    # ----------------------------------------------------------------- states

    def test_a_draft_with_figures_is_deleted_with_them(self):
        draft = self._create_partnership(
            self._create_organization("Cedar"), activate=False
        )
        self._create_condition(self.tier, "won_count", value=1, points=10)
        draft.action_recompute()
        draft._note_history("value", "0", "1", "A test")
        values = draft.value_ids
        self.assertTrue(values)
        draft.with_user(self.channel_admin).unlink()
        self.assertFalse(values.exists())

    def test_it_is_suspended_resumed_and_ended(self):
        partnership = self.partnership_a.with_user(self.channel_own)
        partnership.action_suspend()
        self.assertEqual(partnership.state, "suspended")
        partnership.action_activate()
        self.assertEqual(partnership.state, "active")
        partnership.action_terminate()
        self.assertEqual(partnership.state, "terminated")

    def test_an_ended_one_is_not_resumed(self):
        self.partnership_a.action_terminate()
        for button in ("action_activate", "action_suspend", "action_terminate"):
            with self.subTest(button=button), self.assertRaises(UserError):
                getattr(self.partnership_a, button)()

    def test_it_is_active_in_lists_while_its_state_is(self):
        partnerships = self.env["prm.partnership"]
        active = [("is_active", "=", True), ("id", "=", self.partnership_a.id)]
        self.assertTrue(partnerships.search(active))
        self.partnership_a.action_suspend()
        self.assertFalse(partnerships.search(active))

    def test_each_change_of_state_stands_in_the_history_with_its_cause(self):
        self.partnership_a.action_suspend()
        line = self.partnership_a.history_ids[:1]
        self.assertEqual(
            (line.what, line.old, line.new), ("state", "Active", "Suspended")
        )
        self.assertEqual(line.cause, "We suspended the partnership.")
        action = self.partnership_a.action_activate()
        self.assertIn("Activ", action["params"]["message"])
        line = self.partnership_a.history_ids[:1]
        self.assertEqual(line.cause, "The suspension was lifted.")

    def test_what_is_active_is_not_activated_again(self):
        with self.assertRaisesRegex(UserError, "already been done"):
            self.partnership_a.action_activate()

    def test_without_its_program_it_does_not_begin(self):
        for button in ("action_activate", "action_renew"):
            with self.subTest(button=button), self.cr.savepoint() as savepoint:
                self.partnership_a._move_to("expired")
                self.program.active = False
                with self.assertRaisesRegex(UserError, "program .* is archived"):
                    getattr(self.partnership_a, button)()
                savepoint.rollback()
        self.partnership_a.action_terminate()
        draft = self.second()
        self.program.active = False
        with self.assertRaisesRegex(UserError, "program .* is archived"):
            draft.action_activate()
        self.program.active = True
        draft.action_activate()
        self.assertEqual(draft.state, "active")

    def test_only_who_works_with_the_partner_moves_it(self):
        for user in (self.channel_other, self.salesperson, self.partner_a):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.partnership_a.with_user(user).action_suspend()

    def test_nobody_writes_the_state(self):
        for user in (self.channel_admin, self.env.user):
            with self.assertRaisesRegex(UserError, "buttons"):
                self.partnership_a.with_user(user).write({"state": "suspended"})
        with self.assertRaises(UserError):
            self.second().copy({"state": "active"})

    # -------------------------------------------------------------- one at a time

    def test_a_second_active_one_is_refused_and_told_which_is_the_first(self):
        with self.assertRaisesRegex(
            UserError, "Alder.*already has an active partnership"
        ):
            self.second().action_activate()

    def test_a_second_one_becomes_active_when_the_first_is_not(self):
        self.partnership_a.action_terminate()
        second = self.second()
        second.action_activate()
        self.assertEqual(second.state, "active")

    def test_the_form_warns_as_soon_as_the_partner_is_chosen(self):
        second = self.second()
        self.assertIn(self.partnership_a.name, second.rival_warning)
        self.assertFalse(self.partnership_a.rival_warning)
        self.partnership_a.action_suspend()
        self.assertFalse(second.rival_warning)

    def test_another_company_s_active_one_is_no_rival(self):
        second = self.second(program_id=self.other_company_program().id)
        self.assertFalse(second.rival_warning)

    def test_a_partner_of_a_colleague_is_named_too(self):
        self.partnership_a.user_id = self.channel_other
        self.partnership_a.user_ids = self.channel_other
        second = self.second().with_user(self.channel_own)
        self.assertFalse(
            self.partnership_a.with_user(self.channel_own).has_access("read")
        )
        with self.assertRaisesRegex(UserError, self.partnership_a.name):
            second.action_activate()
        self.assertIn(self.partnership_a.name, second.rival_warning)

    def test_the_database_refuses_a_second_one_too(self):
        second = self.second()
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            second._move_to("active")
            self.env.flush_all()

    def test_another_company_has_its_own(self):
        second = self.second(program_id=self.other_company_program().id)
        second.action_activate()
        self.assertEqual(second.state, "active")
        self.assertEqual(self.partnership_a.state, "active")

    # ------------------------------------------------------------------- deletion

    def test_only_a_draft_is_deleted(self):
        admin = self.channel_admin
        self.second().with_user(admin).unlink()
        with self.assertRaisesRegex(UserError, "Only a draft"):
            self.partnership_b.with_user(admin).unlink()
        self.partnership_b.action_terminate()
        with self.assertRaisesRegex(UserError, "Only a draft"):
            self.partnership_b.with_user(admin).unlink()

    def test_who_is_no_administrator_deletes_nothing(self):
        with self.assertRaises(AccessError):
            self.second().with_user(self.channel_all).unlink()

    # ------------------------------------------------------------- what it says

    def test_it_starts_in_the_lowest_tier_of_its_program(self):
        self.env["prm.tier"].create(
            {"program_id": self.program.id, "level": 2, "name": "Silver"}
        )
        self.assertEqual(self.second().tier_id, self.tier)

    def test_the_tier_is_one_of_the_program(self):
        program = self.program.copy({"name": "Consultants"})
        tier = program.tier_ids  # copied with the program
        second = self.second()
        with self.assertRaisesRegex(ValidationError, "another program"):
            second.tier_id = tier
        second.program_id = program
        self.assertEqual(second.tier_id, tier)

    def test_it_warns_while_it_is_active_and_nobody_is_assigned(self):
        self.assertFalse(self.partnership_a.warning)
        self.partnership_a.user_ids = False
        self.assertIn("No employee is assigned", self.partnership_a.warning)
        self.partnership_a.action_suspend()
        self.assertFalse(self.partnership_a.warning)

    def test_the_organization_knows_its_active_one_in_the_present_company(self):
        other = self.second(program_id=self.other_company_program().id)
        organization = self.organization_a
        self.assertEqual(organization.prm_partnership_id, self.partnership_a)
        there = organization.with_company(other.company_id)
        self.assertFalse(there.prm_partnership_id)
        other.action_activate()
        self.assertEqual(there.prm_partnership_id, other)
        self.partnership_a.action_suspend()
        self.assertFalse(organization.prm_partnership_id)

    def test_the_partner_is_a_company_and_the_contact_one_of_its_people(self):
        second = self.second()
        second.contact_id = self.partner_a.partner_id
        with self.assertRaisesRegex(ValidationError, "person of the partner"):
            second.contact_id = self.partner_b.partner_id
        with self.assertRaisesRegex(ValidationError, "must be a company"):
            self._create_partnership(self.partner_a.partner_id)

    def test_it_does_not_end_before_it_starts(self):
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            self.second(date_start="2026-05-01", date_end="2026-04-30")
            self.env.flush_all()

    # ---------------------------------------------------- what registrations keep

    def test_partner_and_company_stay_once_a_deal_is_registered(self):
        self.partnership_b.partner_id = self._create_organization("Beech")
        deal = self._register()
        with self.assertRaisesRegex(UserError, "cannot be changed"):
            self.partnership_a.partner_id = self.organization_b
        with self.assertRaisesRegex(UserError, "cannot be changed"):
            self.partnership_a.program_id = self.other_company_program()
        program = self.program.copy({"name": "Consultants"})
        self.partnership_a.program_id = program
        self.assertEqual(deal.sudo().program_id, self.program)
        self.assertTrue(deal.has_access("read"))
