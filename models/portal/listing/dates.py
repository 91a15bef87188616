"""The dates by which lists are narrowed, and the spans that are named from today."""

from odoo import api, fields, models

from ....policy.date_span import days_of


class PrmListDates(models.AbstractModel):
    """Completes what a list offers by what all lists with dates have."""

    _name = "prm.list.dates"
    _description = "Dates of the portal's lists"

    @api.model
    def _complete(self, spec):
        """Return what a list offers, with its dates, and their spans.

        :param dict spec: of the list; it names ``dates``, or its one ``date_field``
        """
        dates = spec.get("dates")
        if not dates and (name := spec.get("date_field")):
            dates = {name: {"label": "", "field": name}}
        return {**spec, "dates": dates, "spans": self._spans()} if dates else spec

    def _spans(self):
        """Return key → ``{"label"}`` of the spans, any time first."""
        _ = self.env._
        labels = {
            "": _("Any time"),
            "this_month": _("This month"),
            "last_month": _("Last month"),
            "this_quarter": _("This quarter"),
            "this_year": _("This year"),
            "last_7": _("Last 7 days"),
            "last_30": _("Last 30 days"),
            "last_90": _("Last 90 days"),
            "next_7": _("Next 7 days"),
            "next_30": _("Next 30 days"),
            "next_90": _("Next 90 days"),
        }
        return {key: {"label": label} for key, label in labels.items()}

    @api.model
    def _days(self, key):
        """Return the first and the last day of a span, today being the reader's.

        :param str key: of the span; ``""`` has no days
        """
        return days_of(key, fields.Date.context_today(self)) or (None, None)
