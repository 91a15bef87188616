"""What moved in a month, as numbers of the reader's own lists."""

from datetime import datetime, time, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

import pytz

from odoo import api, models
from odoo.fields import Domain

from ....policy import monthly as rules


class Figure(NamedTuple):
    """A number of a list: the list, what it is asked, and of which days.

    ``date`` and ``filter`` are keys of what the list offers; ``moved``: it tells of the
    month before, else of what comes.
    """

    label: str
    kind: str
    date: str = ""
    filter: str = ""
    moved: bool = True


class PrmMonthlyFigures(models.AbstractModel):
    """Counts with the reader's own rights what the reader's own lists show.

    A figure is counted as its list would be asked, and leads there. What a portal does
    not show, or its list does not offer, is left out.
    """

    _name = "prm.monthly.figures"
    _description = "Figures of a month"

    @api.model
    def _entries(self):
        """Hook: return the figures, in the order of the mail."""
        _ = self.env._
        deals = "opportunities"
        return [
            Figure(_("Registered"), "registrations", "submitted"),
            Figure(_("Decided"), "registrations", "decided"),
            Figure(_("New opportunities"), deals, "decided"),
            Figure(_("Won"), deals, "closed", "won"),
            Figure(_("Lost"), deals, "closed", "lost"),
            Figure(
                _("Protection ends this month"), deals, "protection_end", "open", False
            ),
            Figure(_("Waiting for you"), "registrations", "", "waiting", False),
        ]

    @api.model
    def _of(self, member, today):
        """Return what a member reads in the summary of the month before.

        :param member: with superuser rights; the person reads
        :param date today: where the person is
        :return: ``moved``, ``ahead``: lists of ``{"label", "count", "url"}``, of what
            is not zero, none where the portal is closed to the person; ``is_wide``:
            they count the whole organization
        """
        user_sudo, portal_sudo = member.user_id, member.partnership_id.portal_id
        base_url = portal_sudo.get_base_url()
        reader = self.with_user(user_sudo).with_context(
            allowed_company_ids=[], prm_base_url=base_url
        )
        portal = reader.env["prm.portal"].browse(portal_sudo.id)
        wide = {"is_wide": portal._is_supervisor()}
        if not portal._is_own():
            return {"moved": [], "ahead": [], **wide}
        figures = [
            (figure, reader._line(portal, figure, today))
            for figure in reader._entries()
        ]
        return {
            "moved": [line for figure, line in figures if line and figure.moved],
            "ahead": [line for figure, line in figures if line and not figure.moved],
            **wide,
        }

    # --------------------------------------------------------- one of them, as reader

    def _line(self, portal, figure, today):
        """Return one figure as the mail shows it, None for nothing."""
        if not self.env["prm.portal.switches"]._is_shown(portal, figure.kind):
            return None
        spec = self.env["prm.registration.list"]._spec(figure.kind)
        days = rules.month_before(today) if figure.moved else rules.month_of(today)
        asked = self._asked(spec, figure, days)
        if asked is None:
            return None
        domain = self._domain(portal, spec, figure, days)
        count = self.env["prm.registration"].search_count(domain)
        if not count:
            return None
        base_url = self.env.context["prm_base_url"]
        query = f"?{urlencode(asked)}" if asked else ""
        url = f"{base_url}{portal._url(figure.kind)}{query}"
        return {"label": figure.label, "count": count, "url": url}

    def _view(self, spec):
        """Return the widest view that a list offers to the reader."""
        return "all" if "all" in spec["views"] else next(iter(spec["views"]))

    def _asked(self, spec, figure, days):
        """Return what the list is asked, None where it does not offer that.

        :param days: first and last day
        """
        asked = {"view": "all"} if "all" in spec["views"] else {}
        if figure.filter:
            if figure.filter not in spec["filters"]:
                return None
            asked["filterby"] = figure.filter
        if figure.date:
            if figure.date not in (spec.get("dates") or {}):
                return None
            first, last = days
            asked |= {"date_of": figure.date, "date_begin": first, "date_end": last}
        return asked

    def _domain(self, portal, spec, figure, days):
        """Return the domain of the list that is asked so."""
        service = self.env["prm.registration.list"]
        parts = [
            Domain("portal_id", "=", portal.id),
            Domain(spec["base_domain"]),
            Domain(service._view_domain(figure.kind, self._view(spec))),
        ]
        if figure.filter:
            parts.append(Domain(spec["filters"][figure.filter]["domain"]))
        if figure.date:
            parts.append(self._date_domain(spec["dates"][figure.date]["field"], days))
        return Domain.AND(parts)

    def _date_domain(self, name, days):
        """Return the domain of what a date says of these days, those of the reader."""
        first, last = days
        end = last + timedelta(days=1)
        field = self.env["prm.registration"]._fields[name]
        if field.type == "datetime":
            first, end = self._start_of(first), self._start_of(end)
        return Domain(name, ">=", first) & Domain(name, "<", end)

    @api.model
    def _start_of(self, day):
        """Return when a day of the reader begins, in UTC."""
        start = self.env.tz.localize(datetime.combine(day, time.min))
        return start.astimezone(pytz.utc).replace(tzinfo=None)
