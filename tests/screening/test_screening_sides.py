"""A conflict between two registrations stands on both, and goes from both."""

from odoo.tests import tagged

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestScreeningSides(PrmCase):
    """Both partners have the same reviewer here; ``channel_other`` reads neither."""

    def setUp(self):
        super().setUp()
        self.first = self._register(self.partner_b, customer_name="Acme")
        self.later = self._register(customer_name="Acme", ask_review=True)

    def conflicts(self, deal, user=None):
        return deal.with_user(user or self.channel_own).conflict_ids

    def decide(self, deal, decision="different"):
        self.conflicts(deal).write({"decision": decision, "note": "Looked at"})

    def send_back(self, deal):
        desk = deal.with_user(self.channel_own)
        desk.decision_note = "Which budget?"
        desk.action_return()

    def resubmit(self, deal, **values):
        values = self._form_values(self.partner_a, **values)
        deal._resubmit(values, values["name"], submit=True, ask_review=True)

    def reject(self, deal):
        desk = deal.with_user(self.channel_own)
        desk.reason_id = self.reasons["rejection"]
        desk.action_reject()

    # ------------------------------------------------------------------ it is there

    def test_it_stands_on_both_to_be_decided(self):
        for deal, other in ((self.first, self.later), (self.later, self.first)):
            conflict = self.conflicts(deal)
            self.assertEqual(conflict.other_id, other.sudo())
            self.assertEqual(conflict.kind, "registration")
            self.assertEqual(conflict.strength, "likely")
            self.assertEqual(conflict.decision, "open")
            desk = deal.with_user(self.channel_own)
            self.assertEqual(desk.open_conflict_count, 1)
            self.assertEqual(desk.strongest_conflict, "likely")

    def test_a_deal_that_is_approved_already_gets_it_too(self):
        approved = self._register(self.partner_b, customer_name="Bolt")
        self._approve(approved)
        deal = self._register(customer_name="Bolt", ask_review=True)
        self.assertEqual(self.conflicts(approved).other_id, deal.sudo())

    def test_it_is_found_by_those_who_look_for_what_is_to_decide(self):
        conflicts = self.env["prm.registration.conflict"].with_user(self.channel_own)
        both = self.conflicts(self.first) | self.conflicts(self.later)
        to_decide = [("is_to_decide", "=", True)]
        self.assertLessEqual(both, conflicts.search(to_decide))
        self.decide(self.first)
        self.assertNotIn(self.conflicts(self.first), conflicts.search(to_decide))

    def test_the_history_of_the_other_deal_says_so_and_names_nobody(self):
        said = self.first.sudo().message_ids[0]
        self.assertIn("looks like the same customer", said.body)
        self.assertTrue(said.is_internal or said.subtype_id.internal)
        names = (self.partner_a.name, self.organization_a.name, self.later.number)
        for name in names:
            self.assertNotIn(name, said.body)
            self.assertNotIn(name, said.author_id.name)
        self.assertNotEqual(said.create_uid, self.partner_a)
        self.assertNotIn(said, self.first.sudo()._shared_messages_sudo())

    def test_who_may_not_read_the_other_is_told_no_name(self):
        self.partnership_b.write(
            {"user_id": self.channel_other.id, "user_ids": [(6, 0, [])]}
        )
        self.first.sudo().reviewer_id = self.channel_other
        desk = self.conflicts(self.first, self.channel_other)
        [told] = desk.read(
            desk._fields.keys()
            - {"found_registration_id"}
            - {"found_lead_id", "found_customer_id", "target_name"}
        )
        self.assertFalse(told["other_id"])
        text = str(told)
        for name in (self.later.number, self.later.name, "Anna", "Alder"):
            self.assertNotIn(name, text)

    def test_a_new_name_of_the_other_or_an_archived_partner_is_told_no_more(self):
        self.partnership_b.write(
            {"user_id": self.channel_other.id, "user_ids": [(6, 0, [])]}
        )
        self.first.sudo().reviewer_id = self.channel_other
        self.later.sudo().name = "Zebra"
        self.partner_a.active = False
        self.partner_a.partner_id.active = False
        desk = self.conflicts(self.first, self.channel_other)
        self.env.invalidate_all()
        self.assertEqual(desk.display_name, "Another partner's registration")
        for name in ("Zebra", self.later.number):
            found = desk.search([("display_name", "ilike", name)])
            self.assertNotIn(desk, found)

    def test_the_other_partner_sees_nothing_of_it(self):
        page = str(self.first.with_user(self.partner_b)._portal_page())
        self.assertNotIn("conflict", page.lower())
        self.assertNotIn("looks like", page)

    # --------------------------------------------------------------- it is refreshed

    def test_a_second_run_changes_nothing(self):
        def state():
            self.env.flush_all()
            conflicts = self.env["prm.registration.conflict"].sudo().search([])
            return conflicts.read(
                ["write_date", "registration_id", "decision", "score"]
            )

        deals = self.first | self.later
        before, messages = state(), deals.sudo().message_ids
        for deal in (self.first, self.later, self.first):
            self.env["prm.customer.screening"]._screen(deal)
        self.assertEqual(state(), before)
        self.assertEqual(deals.sudo().message_ids, messages)

    def test_submitting_again_refreshes_what_is_open_on_both_sides(self):
        self.send_back(self.later)
        website = "https://acme-shared.example.org"
        self.first.sudo().customer_website = website
        self.resubmit(self.later, customer_name="Acme", customer_website=website)
        for deal in (self.first, self.later):
            conflict = self.conflicts(deal)
            self.assertEqual(conflict.matched_on, "host, name")
            self.assertEqual(conflict.strength, "same")

    def test_another_customer_takes_it_away_from_both(self):
        self.send_back(self.later)
        self.resubmit(self.later, customer_name="Somebody Else")
        self.assertFalse(self.conflicts(self.first))
        self.assertFalse(self.conflicts(self.later))

    def test_what_was_decided_stays(self):
        self.decide(self.first)
        self.send_back(self.later)
        self.resubmit(self.later, customer_name="Somebody Else")
        self.assertEqual(self.conflicts(self.first).decision, "different")
        self.assertEqual(self.conflicts(self.first).note, "Looked at")

    # ---------------------------------------------------------------------- it goes

    def test_who_leaves_takes_the_open_ones_along(self):
        self.reject(self.later)
        self.assertFalse(self.conflicts(self.first))
        self.assertTrue(self.conflicts(self.later))

    def test_a_withdrawal_and_a_cancellation_do_the_same(self):
        self.later._withdraw(self.reasons["withdrawal"].id)
        self.assertFalse(self.conflicts(self.first))
        third = self._register(customer_name="Acme", ask_review=True)
        self._judge(third)
        self._approve(third)
        self.assertTrue(self.conflicts(self.first))
        desk = third.with_user(self.channel_own)
        desk.reason_id = self.reasons["cancellation"]
        desk.action_cancel()
        self.assertFalse(self.conflicts(self.first).other_id)

    def test_a_protection_that_ended_takes_the_open_one_along(self):
        third = self._register(self.partner_b, customer_name="Bolt")
        self._approve(third)
        deal = self._register(customer_name="Bolt", ask_review=True)
        self.assertIn(third.sudo(), self.conflicts(deal).other_id)
        third.sudo()._move_to("expired")
        self.assertNotIn(third.sudo(), self.conflicts(deal).other_id)

    def test_what_was_decided_stays_when_the_other_one_leaves(self):
        self.decide(self.first)
        self.reject(self.later)
        self.assertEqual(self.conflicts(self.first).decision, "different")

    def test_who_is_taken_up_again_is_compared_again(self):
        self.reject(self.later)
        desk = self.later.with_user(self.channel_admin)
        desk.reason_id = self.reasons["reopening"]
        desk.action_reopen()
        self.assertEqual(self.conflicts(self.first).other_id, self.later.sudo())
