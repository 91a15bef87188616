"""Where a number of a partnership comes from: the records that a measure counts."""

from datetime import datetime, time, timedelta

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .figures import APPROVED

# A lead counts once, for the registration that was approved first.
LATER_OF_LEAD = """
    SELECT later.id
      FROM (%(approved)s) AS later
      JOIN (%(approved)s) AS earlier ON earlier.lead_id = later.lead_id
     WHERE later.partner_id = %(partner)s AND later.company_id = %(company)s
       AND (earlier.approved_at, earlier.first_in, earlier.id)
           < (later.approved_at, later.first_in, later.id)
"""


class PrmPartnershipSourceMixin(models.AbstractModel):
    """Windows on the records behind the figures, by the same rules as the scores."""

    _name = "prm.partnership.source.mixin"
    _description = "Sources of a partnership's figures"

    def _open_source(self, measure, name):
        """Return the window on the records that ``measure`` counts."""
        model, domain = self._source_of(measure)
        return self._open_records(model, domain, name)

    def _open_records(self, model, domain, name):
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "list,form",
            "domain": list(Domain(domain)),
            "context": {"create": False},
        }

    def _source_of(self, measure):
        """Return model and domain of the records that ``measure`` counts.

        :raises KeyError: for a measure that counts no records
        """
        self.env["prm.messages"]._check_one(self)
        if measure in ("certified_employees", "trainings"):
            return "prm.certificate", self._certificate_domain(measure)
        if measure == "marketing_activities":
            running = Domain("state", "in", ("approved", "done"))
            own = self._own_domain("organization_id")
            return "prm.marketing.activity", own & running & self._in_term("date")
        return "prm.registration", self._deal_domain(measure)

    def _own_domain(self, field):
        """Return the domain of what belongs to this organisation and company."""
        own = Domain(field, "=", self.partner_id.id)
        return own & Domain("company_id", "=", self.company_id.id)

    def _in_term(self, field):
        """Return the domain of dates in the term; an open end is open."""
        domain = Domain.TRUE
        if self.date_start:
            domain &= Domain(field, ">=", self.date_start)
        if self.date_end:
            domain &= Domain(field, "<=", self.date_end)
        return domain

    def _in_term_utc(self, field):
        """Return the domain of moments in the term; days are those of UTC."""
        domain = Domain.TRUE
        if self.date_start:
            start = datetime.combine(self.date_start, time.min)
            domain &= Domain(field, ">=", start)
        if self.date_end:
            after = datetime.combine(self.date_end + timedelta(days=1), time.min)
            domain &= Domain(field, "<", after)
        return domain

    def _certificate_domain(self, measure):
        own = self._own_domain("organization_id") & Domain("result", "=", "passed")
        if measure == "trainings":
            return own & Domain("type", "=", "training") & self._in_term("date_event")
        return self._certified_domain(fields.Date.today())

    def _certified_domain(self, day):
        """Return the domain of certifications that count as people on ``day``."""
        own = self._own_domain("organization_id")
        own &= Domain("partner_id.commercial_partner_id", "=", self.partner_id.id)
        own &= Domain("partner_id.active", "=", True)
        passed = Domain("type", "=", "certification") & Domain("result", "=", "passed")
        begun = Domain("date_event", "=", False) | Domain("date_event", "<=", day)
        valid = Domain("date_expiry", "=", False) | Domain("date_expiry", ">=", day)
        return own & passed & begun & valid

    def _deal_domain(self, measure):
        own = self._own_domain("partner_id")
        if measure == "registrations":
            submitted = Domain("origin", "=", "registered")
            submitted &= Domain("state", "!=", "draft")
            return own & submitted & self._in_term_utc("submitted_at")
        own &= self._counted_domain()
        if measure == "leads":
            return own & self._approved_in_term()
        return own & Domain("outcome", "=", "won") & self._in_term_utc("date_closed")

    def _open_deals(self):
        """Return the open deals that would count for this partner when won."""
        deals = self._own_domain("partner_id") & Domain("outcome", "=", "open")
        return self.env["prm.registration"].search(deals & self._counted_domain())

    def _counted_domain(self):
        """Return the domain of approved deals that count for this partner."""
        approved = Domain("state", "=", "approved")
        approved &= Domain("origin", "in", ("registered", "offered"))
        return approved & Domain("id", "not in", self._later_of_lead())

    def _approved_in_term(self):
        """Return the domain of approvals in the term; some deals came approved."""
        undecided = Domain("decided_at", "=", False)
        unprotected = undecided & Domain("protection_start", "=", False)
        return (
            self._in_term_utc("decided_at") & Domain("decided_at", "!=", False)
            | undecided
            & Domain("protection_start", "!=", False)
            & self._in_term("protection_start")
            | unprotected & self._in_term_utc("create_date")
        )

    def _later_of_lead(self):
        """Return ids of registrations whose lead counts for an earlier one."""
        self.env["prm.registration"].flush_model()
        query = SQL(
            LATER_OF_LEAD,
            approved=APPROVED,
            partner=self.partner_id.id,
            company=self.company_id.id,
        )
        return [number for [number] in self.env.execute_query(query)]
