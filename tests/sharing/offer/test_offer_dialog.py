"""The dialog on a lead: who may offer what to whom, and whom it proposes."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ...common import PrmCase
from .offer_common import OfferData


@tagged("post_install", "-at_install")
class TestOfferDialog(OfferData, PrmCase):
    def setUp(self):
        super().setUp()
        self.opportunity = self.lead(city="Bremen")

    def dialog(self, user=None, lead=None):
        """Return the form of the dialog as the button of the lead opens it."""
        lead = (lead or self.opportunity).with_user(user or self.channel_all)
        action = lead.action_offer_to_partners()
        model = lead.env[action["res_model"]].with_context(**action["context"])
        return Form(model)

    def ranked(self, lead=None, user=None, **options):
        """Return the names that are proposed, and why."""
        service = self.env["prm.offer.proposal"].with_user(user or self.channel_all)
        rows = service._ranked(
            (lead or self.opportunity).with_user(user or self.channel_all), **options
        )
        return {row["partnership"].partner_id.name: row["because"] for row in rows}

    def test_ticked_partners_are_asked_in_the_order_of_the_list(self):
        form = self.dialog()
        form.name = "A mill moves to the cloud"
        form.way = "in_order"
        for index in range(len(form.line_ids)):
            with form.line_ids.edit(index) as line:
                line.chosen = True
        dialog = form.save()
        asked = dialog.line_ids.sorted("sequence").partnership_id
        dialog.action_confirm()
        lines = self.opportunity.prm_offer_ids.sorted("sequence")
        self.assertEqual(lines.partnership_id.ids, asked.ids)
        self.assertEqual(lines.mapped("state"), ["offered", "planned"])
        self.assertEqual(lines[0].registration_id.name, "A mill moves to the cloud")
        self.assertTrue(lines[0].because)
        self.assertEqual(lines[0].round_id.user_id, self.channel_all)

    def test_an_offer_needs_a_title_a_partner_and_a_day_to_come(self):
        dialog = self.env["prm.offer.dialog"].with_user(self.channel_all)
        dialog = dialog.create({"lead_id": self.opportunity.id})
        with self.assertRaisesRegex(UserError, "title"):
            dialog.action_confirm()
        dialog.name = "A mill"
        with self.assertRaisesRegex(UserError, "Tick at least one"):
            dialog.action_confirm()
        dialog.line_ids[0].chosen = True
        dialog.deadline = fields.Date.today() - timedelta(days=1)
        with self.assertRaisesRegex(UserError, "in the past"):
            dialog.action_confirm()
        dialog.deadline = fields.Date.today() + timedelta(days=1)
        dialog.action_confirm()
        self.assertEqual(self.opportunity.prm_offer_ids.state, "offered")

    def test_words_that_name_the_customer_are_pointed_out(self):
        form = self.dialog()
        form.name = "A mill moves to the cloud"
        self.assertFalse(form.leak_text)
        form.offer_need = "canary  MILLS needs workplaces"
        self.assertIn("Canary Mills", form.leak_text)

    # ------------------------------------------------------------------------- roles

    def test_only_channel_users_who_may_write_the_lead_offer_it(self):
        mine = self.lead(user_id=self.channel_own.id)
        for user, lead, allowed in (
            (self.channel_own, mine, True),
            (self.channel_all, self.opportunity, True),
            (self.channel_own, self.opportunity, False),
            (self.salesperson, self.lead(user_id=self.salesperson.id), False),
            (self.employee, self.opportunity, False),
            (self.partner_a, self.opportunity, False),
        ):
            with self.subTest(user=user.login):
                if allowed:
                    self.assertTrue(self.dialog(user, lead))
                else:
                    with self.assertRaises(AccessError):
                        self.dialog(user, lead)

    def test_one_offers_to_own_partners_only(self):
        self.partnership_b.write({"user_id": False, "user_ids": [(5,)]})
        self.partnership_b.user_ids = self.channel_other
        lead = self.lead(user_id=self.channel_own.id)
        self.assertEqual(set(self.ranked(lead, self.channel_own)), {"Alder Systems"})
        with self.assertRaises(AccessError):
            self.offer(lead, self.partnership_b, user=self.channel_own)
        self.offer(lead, self.partnership_a, user=self.channel_own)

    def test_a_lead_that_is_closed_or_taken_is_not_offered(self):
        registered = self._register()
        taken = self._approve(registered)
        taken.user_id = self.channel_all
        with self.assertRaisesRegex(UserError, "already working"):
            self.dialog(lead=taken)
        lost = self.lead()
        lost.action_set_lost()
        with self.assertRaisesRegex(UserError, "open lead"):
            self.dialog(lead=lost)

    def test_partners_who_cannot_answer_are_refused_and_not_proposed(self):
        shown = self.portal.section_ids.filtered(lambda row: row.key == "offers")
        for break_it, mend, sentence in (
            (self.partnership_b.action_suspend, self.partnership_b.action_activate, ""),
            (
                lambda: shown.write({"visible": False}),
                lambda: shown.write({"visible": True}),
                "does not show",
            ),
            (
                lambda: self.partnership_b.write({"user_ids": [(5,)]}),
                lambda: self.partnership_b.write({"user_ids": self.channel_own.ids}),
                "",
            ),
        ):
            break_it()
            self.assertNotIn("Birch Consulting", self.ranked())
            with self.assertRaisesRegex(UserError, f"Birch Consulting: .*{sentence}"):
                self.offer(self.opportunity, self.partnership_b)
            mend()
        self.assertIn("Birch Consulting", self.ranked())

    def test_nobody_is_asked_twice_at_the_same_time(self):
        offered = self.offer(self.opportunity, self.partnership_a)
        self.assertNotIn("Alder Systems", self.ranked())
        with self.assertRaisesRegex(UserError, "already"):
            self.offer(self.opportunity, self.partnership_a)
        self.decline(self.supervisor_a, offered.line_ids.registration_id)
        self.offer(self.opportunity, self.partnership_a)

    def test_a_person_without_access_cannot_be_asked(self):
        stranger = self._create_person(self.organization_a, "nobody")
        with self.assertRaisesRegex(UserError, "access"):
            self.offer(self.opportunity, (self.partnership_a, stranger))
        person = self.colleague_a.partner_id
        self.offer(self.opportunity, (self.partnership_a, person))

    # ---------------------------------------------------------------------- proposal

    def test_region_and_experience_put_a_partner_first_and_are_told(self):
        self.organization_b.city = "bremen"
        first = next(iter(self.ranked()))
        self.assertEqual(first, "Birch Consulting")
        self.assertIn("in the same city", self.ranked()["Birch Consulting"])
        self.organization_b.city = "Kiel"
        for _number in range(3):
            deal = self._register(offering_id=self.offering.id)
            self._approve(deal)
        because = self.ranked(offering=self.offering)
        self.assertEqual(next(iter(because)), "Alder Systems")
        self.assertIn("deals with this service: 3", because["Alder Systems"])
        self.assertIn("open deals: 3", because["Alder Systems"])
        self.assertIn("Resellers", because["Birch Consulting"])

    def test_the_queries_do_not_grow_with_the_partners(self):
        self.ranked()

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.ranked()
            return self.env.cr.sql_log_count - before

        few = queries()
        for number in range(12):
            partnership = self._create_partnership(
                self._create_organization(f"Partner {number}")
            )
            self._create_member(partnership, f"person{number}")
        self.assertGreater(len(self.ranked()), 10)
        self.assertLessEqual(queries(), few + 3)
