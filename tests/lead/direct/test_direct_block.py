"""A lead for a protected customer: a warning, or a block that managers override."""

from odoo.exceptions import UserError
from odoo.tests import Form, new_test_user, tagged

from ...screening.lead_common import LeadProtectionCase

CUSTOMER = {"partner_name": "Guard Co", "website": "https://guard.io"}
REASON = "The customer insists on buying from us"


@tagged("post_install", "-at_install")
class TestDirectBlock(LeadProtectionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.boss = new_test_user(cls.env, "boss_t", "sales_team.group_sale_manager")
        cls.portal.direct_sales = "block"

    def test_by_default_a_lead_is_only_warned(self):
        self.portal.direct_sales = "warn"
        lead = self.lead(**CUSTOMER)
        self.assertTrue(lead.prm_customer_protection)
        self.assertFalse(lead.prm_is_blocked)

    def test_a_blocked_lead_is_not_saved_and_says_whom_to_ask(self):
        with self.assertRaisesRegex(UserError, "sales manager or a channel"):
            self.lead(**CUSTOMER)

    def test_nor_is_it_by_a_change_of_a_lead_that_is_there(self):
        lead = self.lead(partner_name="Somebody else")
        for values in (CUSTOMER, {"website": "guard.io"}):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                lead.write(values)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            lead.partner_id = self.deal.sudo().customer_id
        self.env.invalidate_all()
        self.assertEqual(lead.partner_name, "Somebody else")

    def test_the_form_says_so_while_it_is_typed(self):
        form = Form(self.env["crm.lead"].with_user(self.boss))
        form.name = "Direct"
        form.partner_name = "Guard Co"
        form.website = "https://guard.io"
        self.assertTrue(form.prm_is_blocked and form.prm_may_override)
        form.prm_direct_reason = REASON
        self.assertEqual(form.save().prm_direct_reason, REASON)

    def test_a_lead_from_before_the_block_stays_and_can_be_worked_on(self):
        self.portal.direct_sales = "warn"
        lead = self.lead(**CUSTOMER)
        self.portal.direct_sales = "block"
        lead.write({"name": "Another title", "expected_revenue": 10})
        self.assertEqual(lead.name, "Another title")

    def test_nor_is_it_entered_as_lost_or_won_and_opened_again_later(self):
        won = self.env["crm.stage"].search([("is_won", "=", True)], limit=1)
        for closed in ({"active": False, "probability": 0}, {"stage_id": won.id}):
            with self.assertRaisesRegex(UserError, "is protected for a partner"):
                self.lead(**CUSTOMER, **closed)
        lead = self.lead(partner_name="Somebody else")
        lead.action_set_lost()
        with self.assertRaises(UserError):
            lead.write(CUSTOMER)

    def test_a_lead_from_before_is_lost_and_opened_again_as_before(self):
        self.portal.direct_sales = "warn"
        lead = self.lead(**CUSTOMER)
        self.portal.direct_sales = "block"
        lead.action_set_lost()
        lead.action_unarchive()
        self.assertEqual(lead.won_status, "pending")

    def test_a_portal_that_blocks_is_not_hidden_by_one_that_warns(self):
        gentle = self.portal.copy({"path": "gentle", "direct_sales": "warn"})
        later = self.protect(self.partner_b, customer_name="Unheard of").sudo()
        customer = self.deal.sudo().customer_id
        later.customer_id = customer
        later._write_guarded({"protection_end": "2999-01-01"})
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE prm_registration SET portal_id = %s WHERE id = %s",
            (gentle.id, later.id),
        )
        self.env.invalidate_all()
        with self.assertRaises(UserError):
            self.lead(partner_id=customer.id)

    def test_an_equal_name_alone_is_a_warning(self):
        lead = self.lead(partner_name="Guard Co")
        self.assertIn("may be", lead.prm_customer_protection)
        self.assertFalse(lead.prm_is_blocked)

    def test_managers_override_it_with_a_reason_that_is_logged_on_both_sides(self):
        for user in (self.boss, self._manager()):
            with self.subTest(user=user.login):
                lead = self.lead(user, **CUSTOMER, prm_direct_reason=REASON)
                logged = lead.sudo().message_ids.filtered(
                    lambda message: REASON in (message.body or "")
                )
                self.assertEqual(logged.author_id, user.partner_id)
                self.assertNotIn(self.organization_a.name, logged.body)
                deal = self.deal.sudo()
                told = deal.message_ids.filtered(lambda one: REASON in (one.body or ""))
                self.assertTrue(told)
                self.assertFalse(told & deal._shared_messages_sudo())

    def _manager(self):
        """Return a channel administrator who sells, too."""
        groups = "prm.group_prm_manager,sales_team.group_sale_salesman_all_leads"
        return new_test_user(self.env, "chief_t", groups)

    def test_without_a_reason_managers_are_asked_for_one(self):
        for reason in (False, "   "):
            with self.assertRaisesRegex(UserError, "say why"), self.env.cr.savepoint():
                self.lead(self.boss, **CUSTOMER, prm_direct_reason=reason)

    def test_nobody_else_gives_a_reason_by_page_or_rpc(self):
        with self.assertRaisesRegex(UserError, "Only a sales manager"):
            self.lead(**CUSTOMER, prm_direct_reason=REASON)
        lead = self.lead(partner_name="Somebody else")
        with self.assertRaisesRegex(UserError, "Only a sales manager"):
            lead.prm_direct_reason = REASON
        overridden = self.lead(self.boss, **CUSTOMER, prm_direct_reason=REASON)
        overridden.user_id = self.salesperson
        with self.assertRaisesRegex(UserError, "Only a sales manager"):
            overridden.with_user(self.salesperson).prm_direct_reason = False
        default = self.env["crm.lead"].with_context(default_prm_direct_reason=REASON)
        with self.assertRaisesRegex(UserError, "Only a sales manager"):
            default.with_user(self.salesperson).create({"name": "By default"})

    def test_what_comes_in_by_mail_or_approval_is_not_blocked(self):
        lead = self.env["crm.lead"].sudo().create({"name": "By mail", **CUSTOMER})
        self.assertTrue(lead.exists())
        again = self._register(customer_name="Unheard of")
        self.assertTrue(self._approve(again, self.channel_admin))

    def test_another_portal_blocks_nothing(self):
        self.portal.direct_sales = "warn"
        self.portal.copy({"path": "other", "direct_sales": "block", "state": "draft"})
        self.assertTrue(self.lead(**CUSTOMER))
