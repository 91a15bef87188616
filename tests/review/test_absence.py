"""Who decides while a reviewer is away."""

from datetime import timedelta

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestAbsence(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal.reviewer_id = cls.channel_own

    def away(self, user, substitute, first=-1, last=1, as_user=None):
        """Let ``user`` be away, by days from today."""
        today = fields.Date.today()
        absences = self.env["prm.absence"].with_user(as_user or self.env.user)
        return absences.create(
            {
                "user_id": user.id,
                "substitute_id": substitute.id,
                "date_start": today + timedelta(days=first),
                "date_end": today + timedelta(days=last),
            }
        )

    def reviewer(self):
        return self._register().sudo().reviewer_id

    def test_new_registrations_go_to_the_substitute_from_first_to_last_day(
        self,
    ):
        absence = self.away(self.channel_own, self.channel_all, 0, 0)
        deal = self._register().sudo()
        self.assertEqual(deal.reviewer_id, self.channel_all)
        self.assertEqual(deal.activity_user_id, self.channel_all)
        today = fields.Date.today()
        absence.write({"date_end": today + timedelta(days=5)})
        absence.date_start = today + timedelta(days=1)
        self.assertEqual(self.reviewer(), self.channel_own)
        absence.date_start = today - timedelta(days=5)
        absence.date_end = today - timedelta(days=1)
        self.assertEqual(self.reviewer(), self.channel_own)

    def test_what_the_reviewer_has_already_stays(self):
        deal = self._register().sudo()
        self.away(self.channel_own, self.channel_all)
        self.assertEqual(deal.reviewer_id, self.channel_own)

    def test_a_substitute_who_is_away_too_has_one_again(self):
        self.away(self.channel_own, self.channel_all)
        self.away(self.channel_all, self.channel_admin)
        self.assertEqual(self.reviewer(), self.channel_admin)

    def test_in_a_circle_and_by_nobody_the_reviewer_stays(self):
        self.away(self.channel_own, self.channel_all)
        other = self.away(self.channel_all, self.channel_own)
        self.assertEqual(self.reviewer(), self.channel_own)
        other.unlink()
        self.channel_all.active = False
        self.assertEqual(self.reviewer(), self.channel_own)

    def test_only_reviewers_are_away_or_stand_in(self):
        for user, substitute in (
            (self.employee, self.channel_all),
            (self.channel_own, self.salesperson),
            (self.channel_own, self.partner_a),
        ):
            with self.assertRaises(ValidationError), self.env.cr.savepoint():
                self.away(user, substitute)

    def test_nobody_is_away_twice_at_a_time_nor_backwards_nor_for_themselves(self):
        self.away(self.channel_own, self.channel_all, 1, 5)
        with (
            self.assertRaisesRegex(ValidationError, "already away"),
            self.env.cr.savepoint(),
        ):
            self.away(self.channel_own, self.channel_admin, 5, 9)
        self.away(self.channel_own, self.channel_admin, 6, 9)
        for people, first, last in (
            ((self.channel_all, self.channel_own), 3, 1),
            ((self.channel_all, self.channel_all), 1, 3),
        ):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self.away(*people, first, last)
                self.env.flush_all()

    def test_everybody_enters_the_own_absence_and_all_partners_managers_all(self):
        self.away(self.channel_own, self.channel_all, as_user=self.channel_own)
        with self.assertRaises(AccessError):
            self.away(self.channel_other, self.channel_all, as_user=self.channel_own)
        self.away(self.channel_other, self.channel_own, as_user=self.channel_all)
        mine = self.env["prm.absence"].with_user(self.channel_own).search([])
        self.assertEqual(len(mine), 2, "the own one, and where one stands in")
        standing = mine.filtered(lambda each: each.user_id == self.channel_other)
        self.assertTrue(standing.has_access("read"))
        self.assertFalse(standing.has_access("write"))
        for user in (self.salesperson, self.employee, self.supervisor_a):
            absences = self.env["prm.absence"].with_user(user)
            self.assertFalse(absences.has_access("read"), user.login)
