"""One customer: the dialog proposes who is there, and never on a hint."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .approval_common import TAX_NUMBER, WHY, ApprovalCase


@tagged("-at_install", "post_install")
class TestApprovalCustomer(ApprovalCase):
    def known(self, name="Known Ltd", **values):
        return self._create_organization(name, **values)

    def assertProposed(self, dialog, customer, hint=""):
        self.assertEqual(dialog.customer_mode, "link")
        self.assertEqual(dialog.customer_id, customer)
        self.assertIn(hint, dialog.customer_hint)

    # ---------------------------------------------------------------- what is found

    def test_who_is_the_same_is_proposed_before_who_is_likely(self):
        self.known("Zorblax Works")
        same = self.known("Other Name", vat=TAX_NUMBER)
        deal = self.asked(**self.SAME, **self.LIKELY)
        dialog = self.dialog(deal)
        self.assertProposed(dialog, same, "Same tax number")
        self.confirm(dialog)
        self.assertEqual(deal.sudo().customer_id, same)
        self.assertEqual(self.customers(vat=TAX_NUMBER), same)

    def test_who_is_likely_is_proposed_and_marked_as_such(self):
        likely = self.known("Zorblax Works GmbH")
        deal = self.asked(**self.LIKELY)
        dialog = self.dialog(deal)
        self.assertProposed(dialog, likely, "Probably the same")
        dialog.customer_mode = "create"
        self.assertIn("A customer with this name already exists", dialog.customer_hint)
        self.confirm(dialog)
        self.assertNotEqual(deal.sudo().customer_id, likely)

    def test_a_mail_domain_alone_never_fills_the_customer(self):
        self.known("Unrelated Bakery", email="bakery@rare-mails.example")
        deal = self.asked(contact_email="ceo@rare-mails.example")
        dialog = self.dialog(deal)
        self.assertEqual(deal.sudo().conflict_ids.strength, "hint")
        self.assertEqual(dialog.customer_mode, "create")
        self.assertFalse(dialog.customer_id)
        self.confirm(dialog)
        self.assertEqual(deal.sudo().customer_id.name, deal.customer_name)

    def test_of_several_none_is_proposed_and_one_has_to_be_chosen(self):
        for name, values in (("vat", self.SAME), ("name", self.LIKELY)):
            twins = [
                self.known(values.get("customer_name", f"Twin {number}"))
                for number in range(2)
            ]
            if name == "vat":
                twins[0].vat = twins[1].vat = TAX_NUMBER
            deal = self.asked(**values)
            dialog = self.dialog(deal)
            with self.subTest(name=name):
                self.assertEqual(dialog.customer_mode, "link")
                self.assertFalse(dialog.customer_id)
                self.assertIn("Several customers", dialog.customer_hint)
                with self.assertRaisesRegex(UserError, "Choose the customer"):
                    dialog.save().action_confirm()
                dialog.customer_id = twins[1]
                self.confirm(dialog)
                self.assertEqual(deal.sudo().customer_id, twins[1])

    def test_who_was_judged_to_be_different_is_not_proposed(self):
        known = self.known(vat=TAX_NUMBER)
        deal = self.asked(**self.SAME)
        dialog = self.dialog(deal)
        self.assertProposed(dialog, known)
        self.edit(dialog, self.conflict(deal, known), decision="different", note=WHY)
        self.assertEqual(dialog.customer_mode, "create")
        self.confirm(dialog)
        self.assertNotEqual(deal.sudo().customer_id, known)
        judged = self.conflict(deal, known)
        self.assertEqual(judged.decided_by_id, self.channel_own)
        self.assertTrue(judged.decided_at)

    def test_the_customer_of_a_lead_that_is_the_same_is_proposed_the_lead_is_not(self):
        customer = self.known("Parent Brand Ltd")
        lead = self.env["crm.lead"].create(
            {
                "name": "Ours",
                "type": "opportunity",
                "partner_id": customer.id,
                "partner_name": "Zorblax Works",
                "website": "https://zorblax.example",
                "user_id": self.channel_own.id,
            }
        )
        site = {"customer_website": "zorblax.example"}
        deal = self.asked(**self.LIKELY, **site)
        dialog = self.dialog(deal)
        self.assertProposed(dialog, customer)
        self.assertEqual(dialog.lead_mode, "create")
        self.edit(dialog, self.conflict(deal, lead), decision="same")
        self.assertEqual((dialog.lead_mode, dialog.lead_id), ("link", lead))
        self.confirm(dialog)
        self.assertEqual(deal.sudo().lead_id, lead)

    # -------------------------------------------------------------------- a second one

    def test_a_second_record_of_the_same_customer_needs_a_reason(self):
        known = self.known(vat=TAX_NUMBER)
        deal = self.asked(**self.SAME)
        dialog = self.dialog(deal)
        dialog.customer_mode = "create"
        self.assertIn(
            "with this tax number already exists: Known Ltd", dialog.customer_hint
        )
        self.assertIn("already exists", dialog.problem)
        with self.assertRaisesRegex(UserError, "already exists"):
            dialog.save().action_confirm()
        self.decide(deal, known, note=False)
        with self.assertRaisesRegex(UserError, "why this is a different customer"):
            dialog.save().action_confirm()
        self.decide(deal, known)
        dialog.save().action_confirm()
        self.assertEqual(len(self.customers(vat=TAX_NUMBER)), 2)

    def test_who_came_while_the_dialog_was_open_is_shown_first(self):
        deal = self._register(**self.LIKELY)
        dialog = self.dialog(deal)
        late = self.known("Zorblax Works")
        wizard = dialog.save()
        action = wizard.action_confirm()
        self.assertEqual(
            (action["res_model"], action["res_id"]), (wizard._name, wizard.id)
        )
        self.assertEqual(deal.state, "submitted")
        self.assertTrue(self.conflict(deal, late))
        wizard.write({"customer_mode": "link", "customer_id": late.id})
        wizard.action_confirm()
        self.assertEqual(deal.sudo().customer_id, late)

    def test_by_a_call_without_the_dialog_as_well(self):
        known = self.known(vat=TAX_NUMBER)
        deal = self.asked(**self.SAME)
        dialogs = self.env["prm.registration.qualify"].with_user(self.channel_own)
        named = {"registration_id": deal.id}
        wizard = dialogs.create({**named, "customer_mode": "create"})
        with self.assertRaisesRegex(UserError, "already exists"):
            wizard.action_confirm()
        wizard = dialogs.create(
            {**named, "customer_mode": "link", "customer_id": False}
        )
        with self.assertRaisesRegex(UserError, "Choose the customer"):
            wizard.action_confirm()
        dialogs.create(named).action_confirm()
        self.assertEqual(deal.sudo().customer_id, known)

    # -------------------------------------------------------- archived, sole traders

    def test_an_archived_customer_is_proposed_and_active_again(self):
        gone = self.known(vat=TAX_NUMBER, active=False)
        deal = self.asked(**self.SAME)
        dialog = self.dialog(deal)
        self.assertProposed(dialog, gone, "archived")
        self.confirm(dialog)
        self.assertTrue(gone.active)
        self.assertEqual(deal.sudo().customer_id, gone)

    def test_it_stays_archived_while_nobody_links_it(self):
        gone = self.known(vat=TAX_NUMBER, active=False)
        deal = self.asked(**self.SAME)
        self.decide(deal, gone)
        self.confirm(self.dialog(deal))
        self.assertFalse(gone.active)

    def test_a_sole_trader_is_a_customer_and_other_people_are_not(self):
        people = self.env["res.partner"]
        trader = people.create({"name": "Jane Soletrader", "vat": TAX_NUMBER})
        deal = self.asked(
            **self.SAME, contact_first_name="Jane", contact_last_name="Soletrader"
        )
        dialog = self.dialog(deal)
        self.assertProposed(dialog, trader)
        self.assertEqual(dialog.contact_mode, "none")
        self.confirm(dialog)
        self.assertEqual(deal.sudo().customer_id, trader)
        self.assertEqual(deal.sudo().lead_id.partner_id, trader)
        other = self._register()
        for person in (people.create({"name": "Ann"}), self.partner_b.partner_id):
            wizard = self.dialog(other).save()
            wizard.write({"customer_mode": "link", "customer_id": person.id})
            with self.assertRaisesRegex(UserError, "a company, not a person"):
                wizard.action_confirm()

    def test_a_customer_of_another_company_is_not_linked(self):
        company = self.env["res.company"].create({"name": "Second company"})
        self.channel_all.company_ids |= company
        foreign = self.known(company_id=company.id)
        deal = self._register()
        wizard = self.dialog(deal, self.channel_all).save()
        wizard.sudo().write({"customer_mode": "link", "customer_id": foreign.id})
        with self.assertRaisesRegex(UserError, "another company"):
            wizard.action_confirm()

    # ------------------------------------------------------------------------ merged

    def test_what_was_found_follows_a_merge_and_stays_closed(self):
        known = self.known(vat=TAX_NUMBER)
        kept = self.known("Kept Ltd")
        deal = self.asked(**self.SAME)
        merge = self.env["base.partner.merge.automatic.wizard"].create({})
        merge._merge((known | kept).ids, kept)
        conflict = self.conflict(deal, kept)
        self.assertFalse(
            conflict._has_field_access(conflict._fields["found_customer_id"], "read")
        )
        self.assertFalse(known.exists())
        kept.vat = TAX_NUMBER
        self.assertProposed(self.dialog(deal), kept)

    def test_of_two_that_become_one_the_judgement_stays(self):
        twins = [self.known(f"Twin {number}", vat=TAX_NUMBER) for number in range(2)]
        deal = self.asked(**self.SAME)
        judged = self.decide(deal, twins[0])
        merge = self.env["base.partner.merge.automatic.wizard"].create({})
        merge._merge((twins[0] | twins[1]).ids, twins[1])
        self.env.invalidate_all()
        self.assertEqual(self.dialog(deal).customer_mode, "create")
        self.assertEqual(self.conflict(deal, twins[1]), judged)
