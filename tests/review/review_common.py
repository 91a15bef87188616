"""A portal in Berlin with office hours, and a program that promises so many hours."""

from datetime import datetime

from freezegun import freeze_time

from odoo import Command

from ..common import PrmCase

# A Friday in winter: 14:00 in Berlin.
FRIDAY = datetime(2026, 1, 16, 13, 0)


class ReviewCase(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.calendar = cls.env["resource.calendar"].create(
            {
                "name": "Office",
                "tz": "Europe/Berlin",
                "company_id": cls.company.id,
                "attendance_ids": [
                    Command.clear(),
                    *(
                        Command.create(
                            {
                                "name": f"Day {day}",
                                "dayofweek": str(day),
                                "hour_from": 9,
                                "hour_to": 17,
                                "day_period": "morning",
                            }
                        )
                        for day in range(5)
                    ),
                ],
            }
        )
        cls.program.review_hours = 8

    def at(self, moment):
        """Let it be another moment."""
        self.env.flush_all()
        return freeze_time(moment)

    def registered(self, moment=FRIDAY, **values):
        """Return a registration (sudo) that was sent at a moment."""
        with self.at(moment):
            return self._register(**values).sudo()

    def returned(self, deal, moment):
        """Let the reviewer give it back."""
        with self.at(moment):
            desk = deal.with_user(self.channel_own)
            desk.decision_note = "Please correct"
            desk.action_return()

    def sent_again(self, deal, moment):
        """Let the partner send it again."""
        with self.at(moment):
            deal.with_user(self.partner_a).sudo(False)._submit()
