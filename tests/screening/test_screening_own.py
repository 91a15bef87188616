"""The organization's own customers and deals: told plainly, and to nobody else."""

from odoo.tests import tagged

from ...models.common.errors import RegistrationRefused
from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestScreeningOwn(PrmCase):
    def answer(self, user=None, **values):
        """Return code and plain values of the answer to a new company."""
        with self.assertRaises(RegistrationRefused) as caught, self.env.cr.savepoint():
            self._register(user, **values)
        error = caught.exception
        self.assertEqual(list(error.errors), ["customer_name"])
        return error.errors["customer_name"], error.own

    def conflicts(self, deal):
        desk = deal.with_user(self.channel_own)
        return {each._target_sudo(): each for each in desk.conflict_ids}

    # ------------------------------------------------------- a customer they have

    def test_an_own_customer_can_be_chosen_and_opened_by_its_author(self):
        first = self._register(customer_name="Acme")
        self._approve(first)
        code, own = self.answer(customer_name="ACME Ltd")
        self.assertEqual(code, "customer_own")
        self.assertEqual(own["customer_id"], first.sudo().customer_id.id)
        self.assertEqual(own["customer_name"], "Acme")
        self.assertEqual(own["registration_id"], first.id)
        self.assertEqual(own["number"], first.number)

    def test_a_colleague_may_choose_it_and_not_open_the_deal(self):
        first = self._register(customer_name="Acme")
        self._approve(first)
        code, own = self.answer(self.colleague_a, customer_name="Acme")
        self.assertEqual(code, "customer_own")
        self.assertEqual(own["customer_id"], first.sudo().customer_id.id)
        self.assertEqual((own["registration_id"], own["number"]), (0, ""))
        _code, own = self.answer(self.supervisor_a, customer_name="Acme")
        self.assertEqual(own["registration_id"], first.id)

    def test_what_is_offered_is_accepted(self):
        first = self._register(customer_name="Acme")
        self._approve(first)
        _code, own = self.answer(customer_name="Acme")
        deal = self._register(
            is_new_company=False,
            customer_id=own["customer_id"],
            customer_name=False,
            customer_website=False,
            customer_vat=False,
        )
        self.assertEqual(deal.state, "submitted")
        self.assertFalse(self.conflicts(deal))

    def test_what_the_vendor_s_record_says_is_not_told(self):
        first = self._register(customer_name="Acme")
        self._approve(first)
        first.sudo().customer_id.write(
            {"name": "Zebra Holding", "website": "https://zebra-secret.example"}
        )
        for values in (
            {"customer_name": "Zebra Holding"},
            {"customer_website": "zebra-secret.example"},
        ):
            self.assertEqual(self.answer(**values)[0], "customer_known")
        self.assertEqual(self.answer(customer_name="Acme")[0], "customer_own")

    def test_another_organization_gets_the_neutral_answer(self):
        self._approve(self._register(customer_name="Acme"))
        code, own = self.answer(self.partner_b, customer_name="Acme")
        self.assertEqual((code, own), ("customer_known", {}))

    def test_the_own_answer_comes_before_the_neutral_one(self):
        self._register(self.partner_b, customer_name="Acme")
        deal = self._register(customer_name="Acme", ask_review=True)
        self._judge(deal)
        self._approve(deal)
        self.assertEqual(self.answer(customer_name="Acme")[0], "customer_own")

    # ------------------------------------------------------------ a deal they asked

    def test_an_undecided_deal_of_the_organization_is_told(self):
        first = self._register(customer_name="Acme")
        code, own = self.answer(customer_name="Acme")
        self.assertEqual(code, "customer_registered")
        self.assertEqual((own["customer_id"], own["registration_id"]), (0, first.id))
        code, own = self.answer(self.colleague_a, customer_name="Acme")
        self.assertEqual((code, own["registration_id"]), ("customer_registered", 0))

    def test_drafts_and_withdrawn_and_rejected_ones_say_nothing(self):
        self._register(self.colleague_a, customer_name="Acme", submit=False)
        withdrawn = self._register(customer_name="Acme")
        withdrawn._withdraw(self.reasons["withdrawal"].id)
        rejected = self._register(customer_name="Acme").with_user(self.channel_own)
        rejected.reason_id = self.reasons["rejection"]
        rejected.action_reject()
        deal = self._register(customer_name="Acme")
        self.assertEqual(deal.state, "submitted")
        self.assertFalse(self.conflicts(deal))

    def test_the_own_draft_and_the_returned_deal_are_not_in_their_own_way(self):
        values = self._form_values(self.partner_a, customer_name="Acme")
        draft = self._register(submit=False, **values)
        draft._resubmit(values, "first", submit=True)
        desk = draft.with_user(self.channel_own)
        desk.decision_note = "Which budget?"
        desk.action_return()
        values["customer_website"] = "https://another.example.org"
        draft._resubmit(values, "again", submit=True)
        self.assertEqual(draft.state, "submitted")

    def test_a_review_can_be_asked_for_and_the_reviewer_sees_own_kind(self):
        first = self._register(customer_name="Acme").sudo()
        deal = self._register(customer_name="Acme", ask_review=True)
        conflict = self.conflicts(deal)[first]
        self.assertEqual((conflict.kind, conflict.strength), ("own", "likely"))
        self.assertFalse(conflict.is_to_decide)
        desk = deal.with_user(self.channel_own)
        self.assertEqual((desk.conflict_count, desk.open_conflict_count), (1, 0))

    def test_a_program_that_accepts_takes_own_ones_at_once_and_notes_them(self):
        self.program.duplicate_policy = "review"
        first = self._register(customer_name="Acme").sudo()
        deal = self._register(customer_name="Acme")
        self.assertEqual(self.conflicts(deal)[first].kind, "own")

    def test_many_own_deals_do_not_hide_another_partner_s(self):
        other = self._register(self.partner_b, customer_name="Acme").sudo()
        for _each in range(22):
            self._register(customer_name="Acme", ask_review=True)
        deal = self._register(customer_name="Acme", ask_review=True)
        self.assertEqual(self.conflicts(deal)[other].kind, "registration")
