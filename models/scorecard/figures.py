"""What partners have done in their term, counted by one query per kind of record."""

from odoo import fields, models
from odoo.tools import SQL

# Organisation, company and the moments between which something counts. What has no
# date lies in no term.
TERMS = SQL(
    """
    SELECT id, partner_id, company_id,
           COALESCE(date_start, '-infinity')::timestamp AS starts,
           COALESCE(date_end + 1, 'infinity')::timestamp AS ends
      FROM prm_partnership
    """
)
# When a deal was approved; what came with its state has no decision.
APPROVED_AT = SQL("COALESCE(decided_at, protection_start::timestamp, create_date)")
# A deal counts for who registered or accepted it, not for whom it was shared with.
APPROVED = SQL(
    """
    SELECT id, lead_id, partner_id, company_id, outcome, amount, date_closed,
           %s AS approved_at, COALESCE(first_submitted_at, create_date) AS first_in
      FROM prm_registration
     WHERE state = 'approved' AND origin IN ('registered', 'offered')
    """,
    APPROVED_AT,
)


class PrmPartnershipFiguresMixin(models.AbstractModel):
    """Measures of the scores; a fixed number of queries for any number of partners."""

    _name = "prm.partnership.figures.mixin"
    _description = "Figures of a partnership"

    def _score_figures(self, day=None):
        """Return what ``self`` has reached, by organisation and company.

        :param day: the day on which certificates must be valid, today unless told
        :return: dict of partnership id to a dict of measure and number
        """
        self.env.flush_all()
        measures = self._figure_queries(day or fields.Date.today())
        figures = {
            id_: {name: 0 for names in measures for name in names} for id_ in self.ids
        }
        for names, query in measures.items():
            for id_, *numbers in self.env.execute_query(query):
                figures[id_].update(zip(names, numbers, strict=True))
        return figures

    def _figure_queries(self, day):
        """Hook: return names of measures → query of partnership id and their numbers.

        :param day: the day of the evaluation
        """
        terms = SQL("(%s WHERE id = ANY(%s)) AS term", TERMS, self.ids)
        return {
            ("registrations",): self._registrations_query(terms),
            ("leads", "won_count", "won_amount"): self._deals_query(terms),
            ("certified_employees",): self._certified_query(terms, day),
            ("trainings",): self._trainings_query(terms),
            ("marketing_activities",): self._activities_query(terms),
        }

    def _registrations_query(self, terms):
        return SQL(
            """
            SELECT term.id, COUNT(*)
              FROM %s
              JOIN prm_registration deal USING (partner_id, company_id)
             WHERE deal.origin = 'registered' AND deal.state != 'draft'
               AND deal.submitted_at >= starts AND deal.submitted_at < ends
             GROUP BY term.id
            """,
            terms,
        )

    def _deals_query(self, terms):
        """Count approved deals; one opportunity counts for the partner approved first.

        "First" is looked for among all partners, whatever their terms are.
        """
        return SQL(
            """
            SELECT term.id,
                   COUNT(*) FILTER (WHERE approved_at >= starts AND approved_at < ends),
                   COUNT(*) FILTER (WHERE %(won)s),
                   COALESCE(SUM(deal.amount) FILTER (WHERE %(won)s), 0)::float
              FROM %(terms)s
              JOIN (%(approved)s) AS deal USING (partner_id, company_id)
             WHERE NOT EXISTS (
                   SELECT FROM (%(approved)s) AS earlier
                    WHERE earlier.lead_id = deal.lead_id
                      AND (earlier.approved_at, earlier.first_in, earlier.id)
                          < (deal.approved_at, deal.first_in, deal.id)
             )
             GROUP BY term.id
            """,
            terms=terms,
            approved=APPROVED,
            won=SQL(
                "deal.outcome = 'won'"
                " AND deal.date_closed >= starts AND deal.date_closed < ends"
            ),
        )

    def _certified_query(self, terms, day):
        return SQL(
            """
            SELECT term.id, COUNT(DISTINCT person.id)
              FROM %(terms)s
              JOIN prm_certificate certificate
                ON certificate.organization_id = term.partner_id
               AND certificate.company_id = term.company_id
              JOIN res_partner person ON person.id = certificate.partner_id
               AND person.commercial_partner_id = term.partner_id
             WHERE certificate.type = 'certification'
               AND certificate.result = 'passed'
               AND certificate.active AND person.active
               AND COALESCE(certificate.date_event <= %(day)s, TRUE)
               AND COALESCE(certificate.date_expiry >= %(day)s, TRUE)
             GROUP BY term.id
            """,
            terms=terms,
            day=day,
        )

    def _trainings_query(self, terms):
        return SQL(
            """
            SELECT term.id, COUNT(*)
              FROM %s
              JOIN prm_certificate training
                ON training.organization_id = term.partner_id
               AND training.company_id = term.company_id
             WHERE training.type = 'training' AND training.result = 'passed'
               AND training.active
               AND training.date_event >= starts AND training.date_event < ends
             GROUP BY term.id
            """,
            terms,
        )

    def _activities_query(self, terms):
        return SQL(
            """
            SELECT term.id, COUNT(*)
              FROM %s
              JOIN prm_marketing_activity activity
                ON activity.organization_id = term.partner_id
               AND activity.company_id = term.company_id
             WHERE activity.state IN ('approved', 'done')
               AND activity.date >= starts AND activity.date < ends
             GROUP BY term.id
            """,
            terms,
        )
