"""What an administrator chooses for a portal's mails, and who owns partners' deals."""

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from ...common import PrmCase


@tagged("-at_install", "post_install")
class TestMailSettings(PrmCase):
    def template(self, model="res.users", **values):
        return self.env["mail.template"].create(
            {
                "name": "Ours",
                "subject": "Welcome from the team",
                "model_id": self.env["ir.model"]._get_id(model),
                **values,
            }
        )

    # ------------------------------------------------------------------ switches

    def test_a_portal_tells_of_both_until_somebody_switches_it_off(self):
        for event in ("partner_added", "deal_shared"):
            self.assertTrue(self.portal._tells(event))
            self.portal[f"mail_{event}"] = False
            self.assertFalse(self.portal._tells(event))

    def test_each_switch_is_for_its_own_event(self):
        self.portal.mail_deal_shared = False
        self.assertTrue(self.portal._tells("partner_added"))

    def test_only_administrators_switch(self):
        self.portal.with_user(self.channel_admin).mail_partner_added = False
        for user in (self.channel_all, self.channel_own, self.supervisor_a):
            with self.assertRaises(AccessError):
                self.portal.with_user(user).write({"mail_partner_added": True})

    # ----------------------------------------------------------------- templates

    def test_a_chosen_template_is_used_and_the_usual_one_without(self):
        usual = self.env.ref("prm.mail_template_invitation")
        self.assertEqual(self.portal._template_sudo("invitation"), usual)
        own = self.template()
        self.portal.with_user(self.channel_admin).invitation_template_id = own
        self.assertEqual(self.portal._template_sudo("invitation"), own)
        own.unlink()
        self.assertEqual(self.portal._template_sudo("invitation"), usual)

    def test_a_template_for_something_else_is_refused_by_name(self):
        other = self.template("crm.lead")
        for name in ("invitation_template_id", "reset_template_id"):
            with self.assertRaisesRegex(
                ValidationError, "Ours.*does not apply to users"
            ):
                self.portal[name] = other

    # ------------------------------------------------------------- default owner

    def owner_of_new_deal(self, **values):
        return self._register(**values).sudo().user_id

    def test_without_a_default_owner_the_deal_has_none_before_the_approval(self):
        registration = self._register()
        self.assertFalse(registration.sudo().user_id)
        self.assertEqual(self._approve(registration).user_id, self.channel_own)

    def test_the_default_owner_owns_what_the_partner_gave_to_nobody(self):
        self.portal.with_user(self.channel_admin).default_user_id = self.salesperson
        registration = self._register()
        self.assertEqual(registration.sudo().user_id, self.salesperson)
        self.assertEqual(self._approve(registration).user_id, self.salesperson)

    def test_the_partner_s_choice_wins_over_the_default_owner(self):
        self.portal.default_user_id = self.salesperson
        owner = self.owner_of_new_deal(user_id=self.channel_own.id)
        self.assertEqual(owner, self.channel_own)

    def test_a_draft_has_no_owner_until_it_is_submitted(self):
        self.portal.default_user_id = self.salesperson
        self.assertFalse(self.owner_of_new_deal(submit=False))

    def test_a_default_owner_who_left_is_passed_over(self):
        self.portal.default_user_id = self.salesperson
        before = self._register()
        self.salesperson.active = False
        self.assertFalse(self.owner_of_new_deal())
        self.assertEqual(self._approve(before).user_id, self.channel_own)

    def test_only_who_may_own_deals_of_the_company_can_be_default_owner(self):
        stranger = self._create_user("far_t", "sales_team.group_sale_salesman")
        company = self.env["res.company"].create({"name": "Far away"})
        stranger.write({"company_ids": [(6, 0, company.ids)], "company_id": company.id})
        for user in (self.employee, self.partner_a, self.portal_user, stranger):
            with self.subTest(user=user.login), self.assertRaises(ValidationError):
                self.portal.default_user_id = user
        domain = self.portal._owner_domain()
        offered = self.env["res.users"].search(domain)
        self.assertIn(self.salesperson, offered)
        self.assertFalse(offered & (self.employee | self.partner_a))
