"""Another partner's protected deal is found however it hides, and stays found."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .approval_common import TAX_NUMBER, WHY, ApprovalCase

# What nobody sees: a space without width, an empty braille pattern, a filler.
NOTHING = ("\u200b", " \u2800", "\u3164\n")


@tagged("-at_install", "post_install")
class TestApprovalHiddenRivals(ApprovalCase):
    def assertRefused(self, sentence, deal, user=None):
        desk = deal.with_user(user or self.channel_own)
        with self.assertRaisesRegex(UserError, sentence), self.env.cr.savepoint():
            desk.action_qualify()
        self.env.invalidate_all()
        self.assertEqual(deal.state, "submitted")

    def test_a_rival_is_found_by_the_customer_behind_an_opportunity(self):
        says = {
            "website": {"website": "https://only-there.example.org"},
            "mail": {"partner_name": "Only There", "email_from": "a@only.example.org"},
        }
        typed = {
            "website": {"customer_website": "https://www.only-there.example.org"},
            "mail": {
                "customer_name": "Only There Ltd",
                "contact_email": "boss@only.example.org",
            },
        }
        for key, values in says.items():
            with self.subTest(key):
                first = self.protected()
                first.lead_id.write(values)
                deal = self.asked(**typed[key])
                self.assertRefused("administrator", deal)

    def test_who_is_likely_the_same_is_judged_away_with_words_only(self):
        first = self.protected(customer_name="Alphaville", customer_vat=False)
        first.customer_id.name = "Deltaheim"
        first.lead_id.partner_name = "Somebody else"
        deal = self.asked(customer_name="Deltaheim GmbH")
        self.decide(deal, first.customer_id, note="\u200b")
        self.assertRefused("whether this is the same|nobody has checked", deal)
        self.conflict(deal, first.customer_id).note = WHY
        self._approve(deal)

    def test_a_protected_opportunity_is_not_judged_away(self):
        first = self.protected()
        first.lead_id.website = "https://only-there.example.org"
        deal = self.asked(customer_website="https://www.only-there.example.org")
        self.decide(deal, first.lead_id)
        self.assertRefused("administrator", deal)
        deal.with_user(self.channel_admin).action_qualify()
        self.assertNotEqual(deal.sudo().customer_id, first.customer_id)

    def test_on_a_protected_opportunity_both_may_stand(self):
        first = self.protected()
        first.lead_id.website = "https://only-there.example.org"
        first.lead_id.user_id = self.channel_own
        deal = self.asked(customer_website="https://www.only-there.example.org")
        self.decide(deal, first.lead_id, "same")
        self.assertRefused("cannot be approved as a second one", deal)
        dialog = self.dialog(deal)
        dialog.lead_mode = "link"
        dialog.lead_id = first.lead_id
        self.assertFalse(dialog.problem)
        wizard = dialog.save()
        wizard.action_confirm()  # the deals of the customer are found by it
        wizard.action_confirm()
        self.assertEqual(deal.sudo().lead_id, first.lead_id)

    def test_another_customer_with_one_tax_number_is_no_other_deal_by_itself(self):
        first = self.protected(customer_name="Alphaville", customer_vat=False)
        customer = first.customer_id.with_context(no_vat_validation=True)
        customer.vat = TAX_NUMBER
        deal = self.asked(customer_name="Betatown", customer_vat=TAX_NUMBER)
        self.decide(deal, customer)
        self.assertRefused("administrator", deal)
        self.assertEqual(self.conflict(deal, first).decision, "open")

    def test_the_customer_of_an_approved_deal_stays(self):
        first = self.protected()
        deal = self._register()
        self._approve(deal)
        own = deal.sudo().customer_id
        person = self.env["res.partner"].create({"name": "P", "parent_id": own.id})
        for user in (self.channel_own, self.channel_admin):
            desk = deal.with_user(user)
            for values in (
                {"customer_id": first.customer_id.id},
                {"customer_id": False},
            ):
                with self.assertRaisesRegex(UserError, "cannot be changed"):
                    desk.write(values)
            desk.write({"customer_id": own.id, "customer_contact_id": person.id})
        waiting = self._register().with_user(self.channel_own)
        waiting.customer_id = own
        self.assertEqual(waiting.customer_id, own)

    def test_what_nobody_sees_is_no_note(self):
        first, deal = self.pair(**self.LIKELY)
        self.decide(deal, first.customer_id)
        for note in NOTHING:
            self.decide(deal, first, note=note)
            with self.subTest(note=ascii(note)):
                self.assertRefused("Add a note", deal)
        self.decide(deal, first, note=WHY)
        self._approve(deal)

    def test_the_person_of_another_company_is_not_linked_to_a_new_customer(self):
        first = self.protected()
        stranger = first.customer_contact_id
        loose = self.env["res.partner"].create({"name": "Lucy Loose"})
        trader = self.env["res.partner"].create({"name": "Tom", "vat": TAX_NUMBER})
        people = {stranger: False, trader: False, loose: True}
        for person, is_allowed in people.items():
            deal = self._register()
            dialog = self.dialog(deal)
            dialog.contact_mode = "link"
            dialog.contact_id = person
            with self.subTest(person=person.name):
                if is_allowed:
                    self.confirm(dialog)
                else:
                    with self.assertRaisesRegex(UserError, "another company"):
                        self.confirm(dialog)
                self.assertEqual(deal.state == "approved", is_allowed)

    def test_a_person_anywhere_at_the_customer_is_linked(self):
        mother = self._create_organization("Mother")
        site = self._create_organization("Site", parent_id=mother.id)
        for customer, company in ((mother, site), (site, mother), (site, site)):
            person = self._create_person(company, "pia")
            deal = self._register(contact_last_name="Else")
            dialog = self.dialog(deal)
            dialog.customer_mode = "link"
            dialog.customer_id = customer
            wizard = dialog.save()
            wizard.write({"contact_mode": "link", "contact_id": person.id})
            wizard.action_confirm()
            self.assertEqual(deal.sudo().customer_contact_id, person)

    def test_a_number_that_an_employee_changes_is_compared_anew(self):
        first = self.protected(**self.SAME)
        deal = self._register(customer_vat="712345678")
        desk = deal.with_user(self.channel_own)
        self.assertFalse(desk.open_conflict_count)
        desk.customer_vat = TAX_NUMBER
        self.assertEqual(self.conflict(deal, first).strength, "same")
        desk.customer_vat = "712345678"
        self.assertFalse(desk.open_conflict_count)
        self._approve(deal)
        desk.customer_vat = TAX_NUMBER
        self.assertEqual(self.conflict(deal, first).strength, "same")
        self.assertEqual(self.conflict(first, deal).strength, "same")
