"""What a partner adds changes no answer to others before the vendor has checked it."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .contact_common import ContactData

COMPANY = {"customer_name": "Neu Maschinen", "customer_website": "https://neu.example"}
PLANTED = {
    "name": "Noah Neu",
    "company_name": "Neu Maschinen",
    "website": "https://neu.example",
    "email": "noah@neu.example",
}


@tagged("post_install", "-at_install")
class TestContactKnown(ContactData, PrmHttpCase):
    def plant(self, **texts):
        """Let partner B add a contact of the company."""
        return self._add(self.partner_b, "planted", **{**PLANTED, **texts})

    def told(self):
        """Return what partner A reads while typing: status, bytes, queries."""
        page = self.send("/lookup/check", COMPANY, user=self.partner_a)
        return page.status, page.response.content, self.queries()

    def queries(self):
        checks = self.env["prm.customer.check"].with_user(self.partner_a)
        partnership = self.partnership_a.with_user(self.partner_a)
        checks._check(partnership, COMPANY)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        checks._check(partnership, COMPANY)
        return self.env.cr.sql_log_count - before

    # -------------------------------------------------------------------- answers

    def test_nobody_can_tell_what_was_planted_from_nothing_at_all(self):
        nothing = self.told()
        self.assertIn(b'"available"', nothing[1])
        self.plant()
        self.assertEqual(self.told(), nothing)

    def test_once_checked_it_is_known_as_what_the_vendor_knows(self):
        self.plant().with_user(self.channel_all).action_mark_checked()
        checked = self.told()
        self.env["prm.contact"].search([]).partner_id.unlink()
        self.env["res.partner"].create({"name": "Neu Maschinen", "is_company": True})
        self.assertEqual(self.told(), checked)
        self.assertIn(b'"review"', checked[1])

    def test_the_form_accepts_what_was_planted_and_refuses_what_was_checked(self):
        contact = self.plant()
        self.login(self.partner_a)
        self.assertEqual(self.register_by_form(**COMPANY).status, 303)
        contact.action_mark_checked()
        self.assertEqual(self.register_by_form(**COMPANY).status, 422)

    def test_a_changed_one_that_was_checked_stays_known(self):
        contact = self.plant()
        contact.action_mark_checked()
        entry = self.env["prm.contact.entry"].with_user(self.partner_b)
        entry._change(contact.with_user(self.partner_b), {**PLANTED, "name": "Nora"})
        self.assertTrue(contact.to_check)
        self.assertIn(b'"review"', self.told()[1])

    def test_what_the_vendor_no_longer_shows_the_partner_is_not_known_by_that(self):
        self.plant().action_stop_sharing()
        self.assertIn(b'"available"', self.told()[1])

    def test_what_it_was_merged_into_is_known_to_everybody(self):
        contact = self.plant()
        kept = self.env["res.partner"].create(
            {"name": "Neu Maschinen", "email": PLANTED["email"], "is_company": True}
        )
        wizard = self.env["base.partner.merge.automatic.wizard"].create({})
        wizard._merge([contact.partner_id.id, kept.id], kept)
        self.env.invalidate_all()
        self.assertEqual(contact.partner_id, kept)
        self.assertIn(b'"review"', self.told()[1])

    def test_who_added_it_is_not_shut_out_by_it_checked_or_not(self):
        contact = self._add(**PLANTED)
        self.assertIn(b'"available"', self.told()[1])
        contact.action_mark_checked()
        self.assertIn(b'"available"', self.told()[1])

    # ------------------------------------------------------------------- reviewers

    def test_the_reviewer_sees_it_as_a_possible_customer(self):
        contact = self.plant()
        deal = self._register(**COMPANY).sudo()
        self.assertIn(contact.partner_id, deal.conflict_ids.found_customer_id)

    def test_nobody_links_it_without_having_looked(self):
        self.plant()
        deal = self._register(**COMPANY)
        with self.assertRaises(UserError):
            deal.with_user(self.channel_own).action_qualify()
        self.assertEqual(deal.sudo().state, "submitted")

    def test_an_approved_deal_with_it_has_checked_it(self):
        contact = self._add(**PLANTED)
        deal = self._register(**COMPANY)
        self._approve(deal)
        self.assertEqual(deal.sudo().customer_id, contact.partner_id)
        self.assertTrue(contact.checked_at)
        check = self.env["prm.customer.check"].with_user(self.partner_b)
        own = self.partnership_b.with_user(self.partner_b)
        self.assertEqual(check._check(own, COMPANY)["code"], "review")

    # -------------------------------------------------------------- the owner's desk

    def activities(self):
        kind = self.env.ref("prm.mail_activity_contact")
        found = self.partnership_b.activity_ids
        return found.filtered(lambda each: each.activity_type_id == kind)

    def test_the_partner_manager_has_one_activity_until_all_are_checked(self):
        first, second = self.plant(), self._add(self.partner_b, "t2")
        [activity] = self.activities()
        self.assertEqual(activity.user_id, self.partnership_b.user_id)
        first.action_mark_checked()
        self.assertTrue(self.activities())
        second.action_mark_checked()
        self.assertFalse(self.activities())

    def test_a_change_by_the_partner_asks_again(self):
        contact = self.plant()
        contact.action_mark_checked()
        entry = self.env["prm.contact.entry"].with_user(self.partner_b)
        entry._change(contact.with_user(self.partner_b), {**PLANTED, "name": "Nora"})
        self.assertTrue(self.activities())
        contact.with_user(self.channel_all).action_take_over()
        self.assertFalse(self.activities())

    def test_what_is_shared_asks_nobody(self):
        self._share(user=self.partner_b, by=self.channel_all)
        self.assertFalse(self.activities())
