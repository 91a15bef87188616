from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL


class PrmMeasureCertifiedEmployees(models.AbstractModel):
    """Counts the partner's people with a certification that is valid on the day."""

    _name = "prm.measure.certified.employees"
    _inherit = ["prm.measure.mixin"]
    _description = "Certified employees"

    _code = "certified_employees"
    _place = 50
    _counts = "prm.certificate"

    def _label(self):
        return self.env._("Certified employees")

    def _counting(self, day):
        valid = self.env["prm.certificate"]._valid_domain(day)
        return self._certification() & valid & Domain("partner_id.active", "=", True)

    def _certification(self):
        return Domain("type", "=", "certification")

    # Who left the organization counts for nobody.

    def _counted_rows(self, day):
        return SQL(
            "SELECT certificate.* FROM (%s) AS certificate"
            "  JOIN res_partner person ON person.id = certificate.partner_id"
            "   AND person.commercial_partner_id = certificate.organization_id",
            super()._counted_rows(day),
        )

    def _domain(self, partnership, day=None):
        belongs = Domain(
            "partner_id.commercial_partner_id", "=", partnership.partner_id.id
        )
        return super()._domain(partnership, day) & belongs

    def _number(self):
        return SQL("COUNT(DISTINCT counted.partner_id)")

    # -------------------------------------------------------------------- words

    def _changes(self):
        return (
            self.env._("A certification was passed."),
            self.env._("Certifications were passed."),
            self.env._("A certified employee no longer counts."),
            self.env._("Certified employees no longer count."),
        )

    def _missing(self, lacking, number):
        if lacking == 1:
            return self.env._("1 more certified employee")
        return self.env._("%(number)s more certified employees", number=number)

    def _cause(self, partnership, snapshot, old, new):
        """Return whether certificates ended, or people came or left."""
        ended = self._ended(snapshot).get(partnership.id, 0) if new < old else 0
        if not ended:
            return self._cause_of_count(old, new)
        if ended == 1:
            return self.env._("A certificate ended.")
        return self.env._("Certificates ended.")

    def _ended(self, snapshot):
        """Return partnership id → certifications that ended since the last change.

        A line of history of some day knows those that ended before that day.
        """
        if not snapshot.ended:
            query = self._ended_query(snapshot.day, list(snapshot.figures))
            snapshot.ended.update(self.env.execute_query(query))
        return snapshot.ended

    def _ended_query(self, day, partnership_ids):
        certificates_sudo = self.env["prm.certificate"].sudo()
        ended = self._certification() & certificates_sudo._passed_domain()
        ended &= Domain("date_expiry", "<", day)
        query = certificates_sudo._search(ended)
        names = ("organization_id", "company_id", "date_expiry")
        return SQL(
            """
            SELECT p.id, COUNT(c.date_expiry)
              FROM prm_partnership p
              LEFT JOIN (%(ended)s) AS c
                ON c.organization_id = p.partner_id AND c.company_id = p.company_id
               AND c.date_expiry >= COALESCE((
                    SELECT MAX(h.date)::date
                      FROM prm_partnership_history h
                      JOIN prm_parameter asked ON asked.id = h.parameter_id
                     WHERE h.partnership_id = p.id AND h.what = 'value'
                       AND asked.measure = %(code)s
                   ), %(day)s - 7)
             WHERE p.id = ANY(%(ids)s)
             GROUP BY p.id
            """,
            ended=query.select(*(SQL.identifier(query.table, name) for name in names)),
            code=self._code,
            day=day,
            ids=partnership_ids,
        )
