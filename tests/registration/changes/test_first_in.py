"""Who was first keeps the place, as long as it is the same customer."""

import uuid
from datetime import datetime

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ...upgrade.migration_common import migration
from .change_common import ChangeCase

FIRST, AGAIN = datetime(2026, 3, 2, 9), datetime(2026, 3, 9, 9)


@tagged("-at_install", "post_install")
class TestFirstIn(ChangeCase):
    def sent_again(self, flagged="", returned=False, **values):
        """Return a deal that came back and was sent again, with other ``values``."""
        with freeze_time(FIRST):
            deal = self._register()
        if returned:
            desk = deal.with_user(self.channel_own)
            desk.write({"decision_note": "Look again", "flagged_fields": flagged})
            desk.action_return()
        else:
            self.take_back(deal)
        with freeze_time(AGAIN):
            typed = {**self.typed(deal), **values}
            deal._resubmit(typed, uuid.uuid4().hex, submit=True)
        self.assertEqual(deal.first_submitted_at, FIRST)
        return deal.sudo()

    def test_the_place_stays_with_the_same_customer(self):
        deal = self.sent_again(name="Another name", budget="More")
        self.assertEqual(deal.name, "Another name")
        self.assertEqual(deal.first_in_at, FIRST)

    def test_another_spelling_is_the_same_customer(self):
        with freeze_time(FIRST):
            deal = self._register(customer_name="Elm Works GmbH")
        self.take_back(deal)
        with freeze_time(AGAIN):
            typed = {**self.typed(deal), "customer_name": "ELM Works"}
            deal._resubmit(typed, "again", submit=True)
        self.assertEqual(deal.sudo().first_in_at, FIRST)

    def test_each_part_of_another_customer_begins_anew(self):
        others = {
            "customer_name": "Someone Else",
            "customer_website": "https://someone-else.example.net",
            "customer_vat": "734998123",
        }
        for name, value in others.items():
            with self.subTest(name):
                deal = self.sent_again(**{name: value})
                self.assertEqual(deal.first_in_at, AGAIN)

    def test_a_correction_without_marks_is_held_to_the_same_rule(self):
        deal = self.sent_again(returned=True, customer_vat="734998123")
        self.assertEqual(deal.first_in_at, AGAIN)

    def test_what_the_reviewer_asked_for_costs_no_place(self):
        deal = self.sent_again(
            flagged="customer_vat", returned=True, customer_vat="734998123"
        )
        self.assertEqual(deal.customer_vat, "734998123")
        self.assertEqual(deal.first_in_at, FIRST)

    def test_saving_in_between_hides_no_change(self):
        with freeze_time(FIRST):
            deal = self._register()
        self.take_back(deal)
        former = self.typed(deal)
        deal._resubmit(former | {"customer_vat": "734998123"}, "one", submit=False)
        with freeze_time(AGAIN):
            deal._resubmit(former | {"customer_vat": "734998123"}, "two", submit=True)
        self.assertEqual(deal.sudo().first_in_at, AGAIN)

    def test_changing_it_back_keeps_the_place(self):
        with freeze_time(FIRST):
            deal = self._register()
        self.take_back(deal)
        former = self.typed(deal)
        deal._resubmit(former | {"customer_vat": "734998123"}, "one", submit=False)
        with freeze_time(AGAIN):
            deal._resubmit(former, "two", submit=True)
        self.assertEqual(deal.sudo().first_in_at, FIRST)

    def test_conflicts_name_the_time_of_the_place(self):
        deal = self.sent_again(customer_name="Someone Else")
        typed = self.typed(deal)
        rival = self._register(
            self.partner_b,
            ask_review=True,
            **{name: typed[name] for name in ("customer_name", "customer_vat")},
        )
        conflicts = rival.sudo().conflict_ids
        found = conflicts.filtered(lambda each: each.found_registration_id == deal)
        self.assertEqual(found.first_in_at, AGAIN)

    def test_scores_ask_for_the_place_too(self):
        query = self.env["prm.counted.deal"]._approved()
        self.assertIn("first_in_at", query.code)

    def test_nobody_writes_it_and_partners_do_not_read_it(self):
        deal = self._register()
        for user in (self.channel_own, self.channel_admin):
            with self.subTest(user.login), self.assertRaises(UserError):
                deal.with_user(user).write({"first_in_at": FIRST})
        for name in ("first_in_at", "returned_customer"):
            with self.assertRaises(AccessError):
                deal.with_user(self.partner_a).read([name])
        self.assertFalse(deal.sudo().copy().first_in_at)

    def test_an_upgrade_fills_it_and_opens_nothing_to_partners(self):
        deal = self.sent_again()
        draft = self._register(submit=False).sudo()
        self.env.flush_all()
        self.env.cr.execute("UPDATE prm_registration SET first_in_at = NULL")
        for _turn in range(2):
            migration("post-deal-changes.py", "19.0.1.6.0").migrate(self.env.cr, "")
        self.env.invalidate_all()
        self.assertEqual(deal.first_in_at, FIRST)
        self.assertFalse(draft.first_in_at)
        portal = self.portal
        switches = (portal.let_take_back, portal.let_propose, portal.let_hand_over)
        self.assertFalse(any(switches))
