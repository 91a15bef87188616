"""What people did in the last days, as a chart and as a sentence."""

import json
from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from .member_day import KINDS

_lt = LazyTranslate(__name__)

CHART_DAYS = 90
NUMBERS = {
    "logins": _lt("%s logins"),
    "pages": _lt("%s pages"),
    "registrations": _lt("%s registrations"),
    "messages": _lt("%s messages"),
    "downloads": _lt("%s downloads"),
}


class PrmMemberFigures(models.AbstractModel):
    """Reads counts by day, of those members whom the reader may read."""

    _name = "prm.member.figures"
    _description = "Activity of portal users as figures"

    @api.model
    def _figures(self, domain, company):
        """Return what the days of ``domain`` say: ``last``, ``graph``, ``summary``.

        :param domain: of ``prm.member.day``
        :param company: whose day is today
        """
        days = self.env["prm.member.day"]
        today = days._today_at(company)
        first = today - timedelta(days=CHART_DAYS - 1)
        [[last]] = days._read_group(domain, aggregates=["date:max"])
        sums = [f"{kind}:sum" for kind in KINDS]
        recent = Domain(domain) & Domain("date", ">=", first)
        rows = days._read_group(recent, ["date:day"], sums) if last else []
        return {
            "last": last,
            "graph": last and self._graph({day: sum(row) for day, *row in rows}, first),
            "summary": self._summary([row for _day, *row in rows]),
        }

    @api.model
    def _graph(self, numbers, first):
        """Return the chart, as the field's widget reads it: one bar a day.

        :param dict numbers: day → number, of days on which there was something
        :param first: day of the chart
        """
        days = [first + timedelta(days=number) for number in range(CHART_DAYS)]
        label = self.env["prm.formatting"]._day
        bars = [
            {
                "label": label(day, form="d MMM"),
                "value": numbers.get(day, 0),
                "type": "past",
            }
            for day in days
        ]
        return json.dumps([{"key": self.env._("Activity"), "values": bars}])

    @api.model
    def _summary(self, rows):
        """Return the numbers of the chart in words.

        :param rows: one list of numbers a day, in the order of ``KINDS``
        """
        if not rows:
            return self.env._("No activity in the last %s days.", CHART_DAYS)
        totals = dict(zip(KINDS, map(sum, zip(*rows, strict=True)), strict=True))
        # pylint: disable=gettext-variable
        parts = [self.env._(NUMBERS[kind]) % totals[kind] for kind in KINDS]
        return self.env._(
            "In the last %(days)s days: %(numbers)s.",
            days=CHART_DAYS,
            numbers=", ".join(parts),
        )
