"""Once a day: new decisions into the ledger, then the figures of twelve months."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.tools import SQL

from ....policy import promise as rules
from ....policy import review_time

FIGURE_MONTHS = 12
BATCH = 200

# Moves that decide on a registered deal and are not in the ledger yet.
UNCOUNTED = """
    SELECT DISTINCT move.registration_id
      FROM prm_registration_transition AS move
      JOIN prm_registration AS deal ON deal.id = move.registration_id
     WHERE move.old IN %(with_us)s AND move.new IN %(decided)s
       AND move.date > %(since)s AND deal.origin = 'registered'
       AND EXISTS (SELECT FROM prm_registration_transition AS start
                    WHERE start.registration_id = move.registration_id
                      AND start.id < move.id AND start.new IN %(with_us)s)
       AND NOT EXISTS (SELECT FROM prm_promise_decision AS line
                        WHERE line.transition_id = move.id)
  ORDER BY move.registration_id
"""

# Of each portal, and of each of its programs; how much is for the biggest partner.
FIGURES = """
    WITH line AS (
        SELECT * FROM prm_promise_decision WHERE date > %(since)s AND date <= %(now)s
    ), each AS (
        SELECT portal_id, program_id, partner_id, count(*) AS number
          FROM line
      GROUP BY GROUPING SETS ((portal_id, partner_id),
                              (portal_id, program_id, partner_id))
    ), size AS (
        SELECT portal_id, program_id, count(*) AS partner_count,
               max(number) AS largest_count
          FROM each GROUP BY portal_id, program_id
    ), total AS (
        SELECT portal_id, program_id, count(*) AS decision_count,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) AS median_hours,
               count(*) FILTER (WHERE is_on_time) AS on_time_count,
               count(*) FILTER (WHERE result = 'approved') AS approved_count
          FROM line
      GROUP BY GROUPING SETS ((portal_id), (portal_id, program_id))
    )
    SELECT total.*, size.partner_count, size.largest_count
      FROM total
      JOIN size ON size.portal_id = total.portal_id
       AND size.program_id IS NOT DISTINCT FROM total.program_id
"""

# What waits longer than was promised when it was sent.
LATE = """
    SELECT deal.portal_id, deal.program_id, count(*) AS late_count
      FROM prm_registration AS deal
 LEFT JOIN LATERAL (SELECT move.due_at
                      FROM prm_registration_transition AS move
                     WHERE move.registration_id = deal.id AND move.due_at IS NOT NULL
                  ORDER BY move.id DESC LIMIT 1) AS promise ON TRUE
     WHERE deal.origin = 'registered' AND deal.state IN %(with_us)s
       AND COALESCE(promise.due_at, deal.review_due_at) < %(now)s
  GROUP BY GROUPING SETS ((deal.portal_id), (deal.portal_id, deal.program_id))
"""

DIRECT = """
    SELECT deal.portal_id, deal.program_id,
           count(DISTINCT deal.id) AS direct_count
      FROM prm_direct_deal AS direct
      JOIN prm_registration AS deal ON deal.id = direct.registration_id
     WHERE direct.date > %(since)s::date
  GROUP BY GROUPING SETS ((deal.portal_id), (deal.portal_id, deal.program_id))
"""


class PrmPromiseJob(models.AbstractModel):
    """Reads the log, which is written once: a second run changes nothing."""

    _name = "prm.promise.job"
    _description = "Count of the promises"

    @api.model
    def _run(self):
        """Count new decisions in batches, then the figures of all portals."""
        batch = self.env["prm.batch"]
        found = batch._in_batches(self._uncounted(), self._count, BATCH)
        figures = batch._in_batches([None], lambda _one: self._refresh(), 1)
        batch._run(found, figures)

    @api.model
    def _query(self, query, since):
        """Return the rows of one of the queries, as dicts."""
        self.env.flush_all()
        values = {
            "with_us": tuple(sorted(rules.WITH_US)),
            "decided": rules.DECIDED,
            "since": since,
            "now": fields.Datetime.now(),
        }
        return self.env.execute_query_dict(SQL(query, **values))

    # ----------------------------------------------------------------- decisions

    @api.model
    def _uncounted(self):
        """Return the ids of the deals with a decision that is not counted yet."""
        since = self.env["prm.promise.decision"]._since()
        rows = self._query(UNCOUNTED, since)
        return [row["registration_id"] for row in rows]

    @api.model
    def _count(self, deal_ids):
        """Write the decisions of these deals into the ledger, those that lack there."""
        lines_sudo = self.env["prm.promise.decision"].sudo()
        deals_sudo = self.env["prm.registration"].sudo().browse(deal_ids).exists()
        known_sudo = lines_sudo.search([("registration_id", "in", deals_sudo.ids)])
        known, since = set(known_sudo.transition_id.ids), lines_sudo._since()
        found = [
            (deal_sudo, each)
            for deal_sudo in deals_sudo
            for each in rules.decisions(self._moves(deal_sudo))
            if each.key not in known and each.at > since
        ]
        work = self._work(found)
        lines_sudo.create([self._prepare(*each, work) for each in found])

    @api.model
    def _moves(self, deal):
        """Return the log of a deal (sudo), as the policy reads it."""
        return [
            rules.Move(
                move.id, move.old or "", move.new, move.date, move.due_at or None
            )
            for move in deal.transition_ids.sorted("id")
        ]

    @api.model
    def _work(self, found):
        """Return calendar → working time, for the whole of these decisions.

        :param found: pairs of a deal (sudo) and one of its decisions
        """
        moments = defaultdict(list)
        for deal, decision in found:
            calendar = deal.portal_id.calendar_id
            moments[calendar] += [each for span in decision.spans for each in span]
        clock = self.env["prm.review.clock"]
        return {
            calendar: clock._work(calendar, min(of), max(of))
            for calendar, of in moments.items()
            if calendar
        }

    @api.model
    def _hours(self, deal, decision, work):
        """Return the hours that a decision took; all hours without a calendar."""
        calendar = deal.portal_id.calendar_id
        times = (
            review_time.between(*span, work[calendar] if calendar else [span])
            for span in decision.spans
        )
        return sum(time.total_seconds() for time in times) / 3600

    @api.model
    def _prepare(self, deal, decision, work):
        """Return the values of a line of the ledger."""
        hours = self._hours(deal, decision, work)
        allowed = deal.program_id.review_hours
        is_on_time = rules.is_on_time(decision, hours, allowed)
        moves_sudo = self.env["prm.registration.transition"].sudo()
        return {
            "registration_id": deal.id,
            "transition_id": decision.key,
            "partnership_id": deal.partnership_id.id,
            "partner_id": deal.partner_id.id,
            "portal_id": deal.portal_id.id,
            "program_id": deal.program_id.id,
            "company_id": deal.company_id.id,
            "user_id": moves_sudo.browse(decision.key).user_id.id,
            "date": decision.at,
            "result": decision.new,
            "due_at": decision.due or False,
            "hours": hours,
            "is_on_time": is_on_time,
            "on_time_rate": 100.0 * is_on_time,
            "approved_rate": 100.0 * (decision.new == "approved"),
        }

    # ------------------------------------------------------------------- figures

    @api.model
    def _refresh(self):
        """Write the figures of all portals anew; those of nothing are gone."""
        rows_sudo = self.env["prm.promise.figures"].sudo()
        kept = {
            (row_sudo.portal_id.id, row_sudo.program_id.id or None): row_sudo
            for row_sudo in rows_sudo.search([])
        }
        wanted = self._figures()
        for key, row_sudo in kept.items():
            if key in wanted:
                row_sudo.write(wanted[key])
            else:
                row_sudo.unlink()
        new = [key for key in wanted if key not in kept]
        rows_sudo.create(
            [
                {"portal_id": portal, "program_id": program, **wanted[portal, program]}
                for portal, program in new
            ]
        )

    @api.model
    def _figures(self):
        """Return (portal id, program id or None) → what the ledger says of it."""
        since = self.env["prm.promise.decision"]._since(FIGURE_MONTHS)
        found = defaultdict(lambda: dict.fromkeys(self._counted(), 0))
        for query in (FIGURES, LATE, DIRECT):
            for row in self._query(query, since):
                key = row.pop("portal_id"), row.pop("program_id")
                found[key].update(row)
        now = {"counted_at": fields.Datetime.now(), "date_from": since}
        return {key: {**values, **now} for key, values in found.items()}

    @api.model
    def _counted(self):
        """Return the names of the figures."""
        return (
            "decision_count partner_count largest_count median_hours on_time_count"
            " late_count approved_count direct_count"
        ).split()
