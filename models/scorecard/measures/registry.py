"""All measures: found by what they inherit, counted with a query per kind."""

from collections import defaultdict

from odoo import fields, models
from odoo.tools import SQL

# Organization, company and the moments between which something counts. What has no
# date lies in no term.
TERMS = SQL(
    """
    SELECT id, partner_id, company_id,
           COALESCE(date_start, '-infinity')::timestamp AS starts,
           COALESCE(date_end + 1, 'infinity')::timestamp AS ends
      FROM prm_partnership
    """
)
BY_HAND = "manual"


class PrmMeasures(models.AbstractModel):
    """The registry of measures; another addon adds one by inheriting the mixin."""

    _name = "prm.measures"
    _description = "Registry of measures"

    def _all(self):
        """Hook: return code → measure, in the order in which people choose them."""
        names = self.pool.descendants(["prm.measure.mixin"], "_inherit")
        measures = (self.env[name] for name in names)
        known = (measure for measure in measures if measure._code)
        ordered = sorted(known, key=lambda measure: (measure._place, measure._code))
        return {measure._code: measure for measure in ordered}

    def _find(self, code):
        """Return the measure of this code; None for what is entered by hand.

        As by hand counts also what an addon counted that is not here anymore.
        """
        return self._all().get(code)

    def _selection(self):
        """Return codes and names: what is entered by hand, and each measure."""
        counted = ((code, each._label()) for code, each in self._all().items())
        return [(BY_HAND, self.env._("Entered by hand")), *counted]

    # ----------------------------------------------------------------- numbers

    def _figures(self, partnerships, day=None):
        """Return what ``partnerships`` have reached, by organization and company.

        Measures that count the same records share a query, so the number of queries
        does not depend on the number of partnerships.

        :param day: the day on which certificates must be valid, today unless told
        :return: dict of partnership id to a dict of code and number
        """
        self.env.flush_all()
        measures = self._all()
        by_query = defaultdict(list)
        for measure in measures.values():
            rows = measure._counted_rows(day or fields.Date.today())
            by_query[rows, measure._organization].append(measure)
        figures = {id_: dict.fromkeys(measures, 0) for id_ in partnerships.ids}
        for (rows, organization), group in by_query.items():
            query = self._query(partnerships, rows, organization, group)
            codes = [measure._code for measure in group]
            for id_, *numbers in self.env.execute_query(query):
                figures[id_].update(zip(codes, numbers, strict=True))
        return figures

    def _query(self, partnerships, rows, organization, measures):
        """Return the query of partnership id and the numbers of ``measures``.

        The ids stand in a query of their own, so PostgreSQL expects a few and finds
        their records by indexes. Where it knows that there are two hundred, it reads
        all records of all partners, again for each batch of a job.
        """
        return SQL(
            """
            SELECT term.id, %(numbers)s
              FROM (%(terms)s WHERE id = ANY(ARRAY(SELECT unnest(%(ids)s)))) AS term
              JOIN (%(rows)s) AS counted
                ON counted.%(organization)s = term.partner_id
               AND counted.company_id = term.company_id
             GROUP BY term.id
            """,
            numbers=SQL(", ").join(measure._number() for measure in measures),
            terms=TERMS,
            ids=partnerships.ids,
            rows=rows,
            organization=SQL.identifier(organization),
        )
