"""The charts of the portal's home, from the summary only."""

from dateutil.relativedelta import relativedelta

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import format_amount, format_date, format_datetime

# This month and the eleven before it.
MONTHS = 12


class PrmPortalChartMixin(models.AbstractModel):
    """Numbers and words of the charts that the current user may see.

    Each chart has ``labels`` along its axis and ``series`` of numbers for the drawing,
    and the same as texts: ``head`` and ``rows`` of a table, ``empty`` when all is zero.
    """

    _name = "prm.portal.chart.mixin"
    _description = "Charts of a partner portal"

    def _portal_charts(self):
        """Return the charts of the current user's deals and when they were counted."""
        self.ensure_one()
        return {
            "as_of": self._chart_time(),
            "charts": [
                self._chart_pipeline(),
                self._chart_registrations(),
                self._chart_won(),
            ],
        }

    # ---------------------------------------------------------------- what counts

    def _chart_domain(self, kind):
        """Return the lines of this kind that the current user may see."""
        user = self.env.user
        scope = user._prm_scope()
        lines = (
            Domain("kind", "=", kind)
            & Domain("partner_id", "=", scope.organization_id)
            & Domain("company_id", "=", self.company_id.id)
            & Domain("portal_id", "in", set(self.ids) & set(scope.portal_ids))
        )
        if self._is_supervisor():
            return lines
        return lines & (
            Domain("contact_id", "=", user.partner_id.id)
            | Domain("visibility", "=", "organization")
        )

    def _chart_groups(self, kind, by, since=None):
        """Return ``[(*group, number, amount)]`` of the lines of this kind."""
        domain = self._chart_domain(kind)
        if since:
            domain &= Domain("month", ">=", since)
        lines_sudo = self.env["prm.registration.summary"].sudo()
        sums = ["registration_count:sum", "amount:sum"]
        return lines_sudo._read_group(domain, by, sums)

    def _chart_months(self):
        """Return the first days of the months that a chart shows, oldest first."""
        first = fields.Date.today().replace(day=1)
        return [first - relativedelta(months=ago) for ago in reversed(range(MONTHS))]

    def _chart_time(self):
        """Return when the numbers were counted, in words; empty when never."""
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
        time = format_datetime(self.env, mark_sudo.refreshed_at, dt_format="short")
        return self.env._("Counted on %s.", time)

    # ----------------------------------------------------------------- the charts

    def _chart_pipeline(self):
        """Return amount and number of open opportunities by stage, in its order."""
        stages = {}
        for stage_sudo, number, amount in sorted(
            self._chart_groups("open", ["stage_id"]),
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
        empty = "" if stages else self.env._("No open opportunities at present.")
        return {
            "key": "pipeline",
            "empty": empty,
            **self._chart_amounts(head, list(stages), list(stages.values())),
        }

    def _chart_won(self):
        """Return the amount of won opportunities by the month of their win."""
        months = self._chart_months()
        found = self._chart_groups("won", ["month:month"], months[0])
        won = {month: (number, amount) for month, number, amount in found}
        head = [self.env._("Month"), self.env._("Deals"), self.env._("Amount")]
        pairs = [won.get(month, (0, 0)) for month in months]
        empty = "" if won else self.env._("No deal was won in the last 12 months.")
        return {
            "key": "won",
            "empty": empty,
            **self._chart_amounts(head, self._chart_month_labels(months), pairs),
        }

    def _chart_registrations(self):
        """Return the number of registrations by month of submission and state."""
        months = self._chart_months()
        found = self._chart_groups("submitted", ["month:month", "state"], months[0])
        numbers = {(month, state): number for month, state, number, _sum in found}
        states = self._chart_states({state for _month, state in numbers})
        table = [[numbers.get((month, key), 0) for key in states] for month in months]
        labels = self._chart_month_labels(months)
        nothing = self.env._("Nothing was submitted in the last 12 months.")
        return {
            "key": "registrations",
            "unit": self.env._("Number"),
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

    def _chart_states(self, used):
        """Return the label of each state in ``used``, in the order of the states."""
        field = self.env["prm.registration"]._fields["state"]
        labels = field._description_selection(self.env)
        return {key: label for key, label in labels if key in used}

    def _chart_amounts(self, head, labels, pairs):
        """Return a chart of one series of money; of numbers where no money is known.

        :param pairs: number of deals and amount for each of ``labels``
        """
        numbers = [number for number, _amount in pairs]
        amounts = [amount for _number, amount in pairs]
        number_texts, amount_texts = _texts(numbers), self._chart_money(amounts)
        if any(amounts):
            unit = self.env._("Amount in %s", self._chart_currency().name)
            series = _series("amount", head[2], amounts, amount_texts)
        else:
            unit = self.env._("Number")
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

    # ---------------------------------------------------------------------- words

    def _chart_money(self, amounts):
        """Return the amounts in words, in the company's currency."""
        currency = self._chart_currency()
        return [format_amount(self.env, amount, currency) for amount in amounts]

    def _chart_currency(self):
        company_sudo = self.company_id.sudo()
        return company_sudo.currency_id

    def _chart_month_labels(self, months):
        return [
            format_date(self.env, month, date_format="MMM yyyy") for month in months
        ]


def _texts(numbers):
    return [str(number) for number in numbers]


def _series(key, label, values, texts):
    """Return one series of numbers, and the same as texts."""
    return {"key": key, "label": label, "values": list(values), "texts": texts}
