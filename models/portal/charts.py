"""The charts of the portal's home, from the summary only."""

from dateutil.relativedelta import relativedelta

from odoo import fields, models
from odoo.fields import Domain

# This month and the eleven before it.
MONTHS = 12


class PrmChart(models.AbstractModel):
    """Numbers and texts of the charts that the current user may see.

    Each chart has ``labels`` along its axis and ``series`` of numbers for the drawing,
    and the same as texts: ``head`` and ``rows`` of a table, ``empty`` when all is zero.
    """

    _name = "prm.chart"
    _description = "Charts of a partner portal"

    def _charts(self, portal):
        """Return the charts of the current user's deals and when they were counted.

        :param portal: the one portal whose deals are counted, as the reader sees it
        :return: ``as_of`` (a sentence, empty before the first count) and ``charts``
        """
        portal.ensure_one()
        return {
            "as_of": self._as_of(),
            "charts": [draw(portal) for draw in self._shown(portal).values()],
        }

    def _shown(self, portal):
        """Return key → method of the charts whose section the portal shows."""
        sections = {"registrations": "registrations"}
        charts = {
            "pipeline": self._pipeline,
            "registrations": self._registrations,
            "won": self._won,
        }
        is_shown = self.env["prm.portal.switches"]._is_shown
        return {
            key: draw
            for key, draw in charts.items()
            if is_shown(portal, sections.get(key, "opportunities"))
        }

    # ---------------------------------------------------------------- what counts

    def _domain(self, portal, kind):
        """Return the lines of this kind that the current user may see."""
        person, scope = self.env.user._prm_scope(), self.env["prm.registration.scope"]
        section = "registrations" if kind == "submitted" else "opportunities"
        lines = (
            Domain("kind", "=", kind)
            & Domain("partner_id", "=", person.organization_id)
            & Domain("company_id", "=", portal.company_id.id)
            & Domain("portal_id", "in", set(portal.ids) & set(person.portal_ids))
        )
        shown = self.env["prm.portal.switches"]._section_domain(section)
        return lines & shown & scope._view_domain(scope._widest_view())

    def _groups(self, portal, kind, by, since=None):
        """Return ``[(*group, number, amount)]`` of the lines of this kind.

        :param str kind: ``submitted``, ``open`` or ``won``
        :param list by: fields that make the groups
        :param date since: first month that counts
        """
        domain = self._domain(portal, kind)
        if since:
            domain &= Domain("month", ">=", since)
        lines_sudo = self.env["prm.registration.summary"].sudo()
        sums = ["registration_count:sum", "amount:sum"]
        return lines_sudo._read_group(domain, by, sums)

    def _months(self):
        """Return the first days of the months that a chart shows, oldest first."""
        first = fields.Date.today().replace(day=1)
        return [first - relativedelta(months=ago) for ago in reversed(range(MONTHS))]

    def _as_of(self):
        """Return the sentence when the numbers were counted; empty when never."""
        marks_sudo = self.env["prm.registration.summary"].sudo()
        mark_sudo = marks_sudo.search(
            [
                ("partner_id", "=", self.env.user._prm_scope().organization_id),
                ("kind", "=", "refreshed"),
            ],
            limit=1,
        )
        if not mark_sudo:
            return ""
        time = self.env["prm.formatting"]._moment(mark_sudo.refreshed_at)
        return self.env._("Counted on %s.", time)

    # ----------------------------------------------------------------- the charts

    def _pipeline(self, portal):
        """Return amount and number of open opportunities by stage, in its order."""
        stages = {}
        for stage_sudo, number, amount in sorted(
            self._groups(portal, "open", ["stage_id"]),
            key=lambda group: (group[0].sequence, group[0].id),
        ):
            name = stage_sudo.name or self.env._("No stage")
            numbers = stages.setdefault(name, [0, 0])
            numbers[0] += number
            numbers[1] += amount
        head = [
            self.env._("Stage"),
            self.env._("Opportunities"),
            self.env._("Amount"),
        ]
        empty = "" if stages else self.env._("No open opportunities right now.")
        return {
            "key": "pipeline",
            "empty": empty,
            **self._amounts(portal, head, list(stages), list(stages.values())),
        }

    def _won(self, portal):
        """Return the amount of won opportunities by the month of their win."""
        months = self._months()
        found = self._groups(portal, "won", ["month:month"], months[0])
        won = {month: (number, amount) for month, number, amount in found}
        head = [self.env._("Month"), self.env._("Deals"), self.env._("Amount")]
        pairs = [won.get(month, (0, 0)) for month in months]
        empty = "" if won else self.env._("No deal was won in the last 12 months.")
        return {
            "key": "won",
            "empty": empty,
            **self._amounts(portal, head, self._month_labels(months), pairs),
        }

    def _registrations(self, portal):
        """Return the number of registrations by month of submission and state."""
        months = self._months()
        found = self._groups(portal, "submitted", ["month:month", "state"], months[0])
        numbers = {(month, state): number for month, state, number, _sum in found}
        states = self._states({state for _month, state in numbers})
        table = [[numbers.get((month, key), 0) for key in states] for month in months]
        labels = self._month_labels(months)
        nothing = self.env._("Nothing was submitted in the last 12 months.")
        return {
            "key": "registrations",
            "unit": self.env._("Number of deals"),
            "empty": "" if numbers else nothing,
            "labels": labels,
            "series": [
                _series(key, states[key], values, _texts(values))
                for key, values in zip(states, zip(*table, strict=True), strict=True)
            ],
            "head": [self.env._("Month"), *states.values(), self.env._("Total")],
            "rows": [
                [label, *_texts(row), str(sum(row))]
                for label, row in zip(labels, table, strict=True)
            ],
        }

    def _states(self, used):
        """Return the label of each state in ``used``, in the order of the states."""
        deals = self.env["prm.registration"]
        labels = self.env["prm.formatting"]._choices(deals, "state")
        return {key: label for key, label in labels.items() if key in used}

    def _amounts(self, portal, head, labels, pairs):
        """Return a chart of one series of money; of numbers where no money is known.

        :param pairs: number of deals and amount for each of ``labels``
        """
        company_sudo = portal.company_id.sudo()
        currency_sudo = company_sudo.currency_id
        money = self.env["prm.formatting"]._money
        numbers = [number for number, _amount in pairs]
        amounts = [amount for _number, amount in pairs]
        number_texts = _texts(numbers)
        amount_texts = [money(amount, currency_sudo) for amount in amounts]
        if any(amounts):
            unit = self.env._("Amount in %s", currency_sudo.name)
            series = _series("amount", head[2], amounts, amount_texts)
        else:
            unit = self.env._("Number of deals")
            series = _series("count", head[1], numbers, number_texts)
        return {
            "unit": unit,
            "labels": labels,
            "series": [series],
            "head": head,
            "rows": [
                list(row)
                for row in zip(labels, number_texts, amount_texts, strict=True)
            ],
        }

    def _month_labels(self, months):
        day = self.env["prm.formatting"]._day
        return [day(month, "MMM yyyy") for month in months]


def _texts(numbers):
    return [str(number) for number in numbers]


def _series(key, label, values, texts):
    """Return one series of numbers, and the same as texts."""
    return {"key": key, "label": label, "values": list(values), "texts": texts}
