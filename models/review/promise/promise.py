"""What partners read of the ledger: rounded, in words, the same for everybody."""

from functools import partial

from odoo import api, models

from ....policy import promise as rules
from ...common.visit.together import ids_of, listed


class PrmPromise(models.AbstractModel):
    """Figures of a portal as texts in the reader's language.

    One row is read: the job has counted it. What could tell of single deals is not
    told at all.
    """

    _name = "prm.promise"
    _description = "How the vendor keeps its promises"

    @api.model
    def _is_shown(self, portal):
        """Tell whether a portal shows its partners the figures; guests read none."""
        portal_sudo = portal.sudo()
        return portal_sudo.show_promises and portal._is_own()

    @api.model
    def _page(self, portal):
        """Return what pages of a portal say, None where they say nothing.

        :param portal: one that the current user may open
        :return: ``figures``: pairs of text and label, empty while there are too few
            decisions; ``count``, how many are counted, ``counted``: on which day;
            ``least``: how many are needed; ``clock``: which hours count
        """
        if not self._is_shown(portal):
            return None
        row_sudo = self._row_sudo(portal)
        portal_sudo = portal.sudo()
        calendar_sudo = portal_sudo.calendar_id
        is_enough = row_sudo.is_enough
        count = rules.rounded_count(row_sudo.decision_count)
        return {
            "figures": self._figures(row_sudo, calendar_sudo) if is_enough else [],
            "count": self.env["prm.formatting"]._number(count) if is_enough else "",
            "counted": self.env["prm.formatting"]._day(row_sudo.counted_at or None),
            "least": rules.LEAST_DECISIONS,
            "is_working": bool(calendar_sudo),
        }

    @api.model
    def _home(self, portal):
        """Return what the home of a portal says: nothing before there are figures.

        :param portal: one that the current user may open
        """
        page = self._page(portal)
        return {"promise": page if page and page["figures"] else None}

    @api.model
    def _row_sudo(self, portal):
        """Return the figures (sudo) of a whole portal, maybe none."""
        find = partial(self._row_ids, portal)
        ids = listed(self.env, ("promise", portal.id), find)
        return self.env["prm.promise.figures"].sudo().browse(ids)

    def _row_ids(self, portal):
        """Return the expression of the id of the figures of a whole portal."""
        rows_sudo = self.env["prm.promise.figures"].sudo()
        whole = [("portal_id", "=", portal.id), ("program_id", "=", False)]
        return ids_of(rows_sudo, whole, limit=1)

    @api.model
    def _figures(self, row, calendar):
        """Return ``[(text, label)]`` of a row (sudo), with the portal's calendar."""
        count, late = row.decision_count, row.late_count
        return [
            (
                self._time(row.median_hours, calendar),
                self.env._("is the time in which half of our decisions are made"),
            ),
            (
                self._share(row.on_time_count, count + late),
                self.env._("of our decisions come by the date that we promised"),
            ),
            (
                self._share(row.approved_count, count),
                self.env._("of the decided registrations are approved"),
            ),
            (
                self._few(row.direct_count),
                self.env._("protected deals that we sold ourselves"),
            ),
        ]

    @api.model
    def _share(self, part, whole):
        """Return a share in words of five hundredths."""
        share = rules.rounded_share(part, whole)
        percent = self.env["prm.formatting"]._percent(share)
        if share in (0, 100):
            return percent
        return self.env._("About %s", percent)

    @api.model
    def _few(self, count):
        """Return a number of deals; a small one says only that it is small."""
        words = {
            "none": self.env._("None"),
            "few": self.env._("Fewer than %s", rules.FEW),
        }
        number = self.env["prm.formatting"]._number(count)
        return words.get(rules.few(count), number)

    @api.model
    def _time(self, hours, calendar):
        """Return hours in words, with the days that they are.

        :param calendar: of the portal (sudo); without one all hours count
        """
        formatting = self.env["prm.formatting"]
        hours = rules.rounded_hours(hours)
        days = hours / (calendar.hours_per_day or 24 if calendar else 24)
        number = formatting._number(round(hours, 1), 0 if hours == int(hours) else 1)
        told = formatting._number(round(days, 1), 1)
        if calendar:
            return self.env._(
                "%(hours)s working hours (about %(days)s working days)",
                hours=number,
                days=told,
            )
        return self.env._(
            "%(hours)s hours (about %(days)s days)", hours=number, days=told
        )


class PrmPortalGlance(models.AbstractModel):
    """Home and program ask for the figures that they tell."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        promise, ahead = self.env["prm.promise"], super()._ahead(portal, page, record)
        if page not in ("home", "program") or not promise._is_shown(portal):
            return ahead
        return ahead | {("promise", portal.id): promise._row_ids(portal)}
