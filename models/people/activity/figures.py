"""What people did in the last days, as a chart and as a sentence."""

import json
from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from .member_day import KINDS

CHART_DAYS = 90


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
            "graph": last and self._graph({day: row for day, *row in rows}, first),
            "summary": self._summary([row for _day, *row in rows]),
        }

    @api.model
    def _graph(self, numbers, first):
        """Return the chart, as the field's widget reads it: one bar a day, in parts.

        :param dict numbers: day → one number for each of ``KINDS``
        :param first: day of the chart
        """
        days = [first + timedelta(days=number) for number in range(CHART_DAYS)]
        labels = [self.env["prm.formatting"]._day(day, form="d MMM") for day in days]
        nothing = [0] * len(KINDS)
        rows = [numbers.get(day, nothing) for day in days]
        parts = zip(KINDS, zip(*rows, strict=True), strict=True)
        return json.dumps([self._series(kind, labels, part) for kind, part in parts])

    def _series(self, kind, labels, numbers):
        """Return one part of all bars."""
        bars = zip(labels, numbers, strict=True)
        return {
            "key": self._label(kind),
            "values": [{"label": label, "value": number} for label, number in bars],
        }

    @api.model
    def _summary(self, rows):
        """Return the numbers of the chart in words.

        :param rows: one list of numbers a day, in the order of ``KINDS``
        """
        if not rows:
            return self.env._("No activity in the last %s days.", CHART_DAYS)
        totals = zip(KINDS, map(sum, zip(*rows, strict=True)), strict=True)
        parts = [f"{self._label(kind)} {total}" for kind, total in totals]
        return self.env._(
            "In the last %(days)s days: %(numbers)s.",
            days=CHART_DAYS,
            numbers=", ".join(parts),
        )

    def _label(self, kind):
        """Return the name of a kind of activity, in the reader's language."""
        return self.env["prm.member.day"]._fields[kind]._description_string(self.env)
