"""When a deal counts for a partner: the rule of the scores and of the funds."""

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

# A deal counts for who registered or accepted it, not for whom it was shared with.
COUNTING = Domain("state", "=", "approved") & Domain(
    "origin", "in", ("registered", "offered")
)
# An opportunity counts once, for the partner approved first. What came with its state
# has no decision.
APPROVED_AT = "COALESCE(decided_at, protection_start::timestamp, create_date)"
FIRST_IN = "COALESCE(first_in_at, create_date)"


class PrmCountedDeal(models.AbstractModel):
    """Approved registrations that count, and for whom their opportunity does."""

    _name = "prm.counted.deal"
    _description = "Deals that count"

    def _domain(self):
        """Return the domain of deals that count, if no other partner was first."""
        return COUNTING

    def _domain_of(self, partnership):
        """Return the domain of the deals that count for ``partnership``."""
        later = Domain("id", "not in", self._ids_after_first(partnership))
        return partnership._own_domain("partner_id") & COUNTING & later

    def _open_deals(self, partnership):
        """Return the open deals that would count for ``partnership`` when won."""
        running = Domain("outcome", "=", "open") & self._domain_of(partnership)
        return partnership.env["prm.registration"].search(running)

    def _approved(self):
        """Return the query of these deals of all partners.

        With ``approved_at`` and ``first_in``, the moments that say who was first.
        """
        deals_sudo = self.env["prm.registration"].sudo()
        query = deals_sudo.with_context(active_test=False)._search(COUNTING)
        names = "id lead_id partner_id company_id outcome amount date_closed".split()
        return query.select(
            *(SQL.identifier(query.table, name) for name in names),
            SQL("%s AS approved_at", SQL(APPROVED_AT)),
            SQL("%s AS first_in", SQL(FIRST_IN)),
        )

    def _first(self):
        """Return the query of the deals whose opportunity counts for their partner.

        "First" is looked for among all partners, whatever their terms are.
        """
        return SQL(
            """
            SELECT deal.* FROM (%(approved)s) AS deal
             WHERE NOT EXISTS (
                   SELECT FROM (%(approved)s) AS earlier
                    WHERE earlier.lead_id = deal.lead_id AND %(is_earlier)s)
            """,
            approved=self._approved(),
            is_earlier=self._is_earlier(),
        )

    def _first_of_lead(self, lead):
        """Return the query of the deal for which the opportunity ``lead`` counts.

        :param lead: the expression of its id, as SQL
        """
        return SQL(
            "SELECT first.* FROM (%s) AS first WHERE first.lead_id = %s"
            " ORDER BY first.approved_at, first.first_in, first.id LIMIT 1",
            self._approved(),
            lead,
        )

    def _ids_after_first(self, partnership):
        """Return ids of the partner's deals whose opportunity counts elsewhere."""
        query = SQL(
            """
            SELECT deal.id
              FROM (%(approved)s) AS deal
              JOIN (%(approved)s) AS earlier ON earlier.lead_id = deal.lead_id
             WHERE deal.partner_id = %(partner)s AND deal.company_id = %(company)s
               AND %(is_earlier)s
            """,
            approved=self._approved(),
            is_earlier=self._is_earlier(),
            partner=partnership.partner_id.id,
            company=partnership.company_id.id,
        )
        self.env["prm.registration"].flush_model()
        return [id_ for [id_] in self.env.execute_query(query)]

    def _is_earlier(self):
        return SQL(
            "(earlier.approved_at, earlier.first_in, earlier.id)"
            " < (deal.approved_at, deal.first_in, deal.id)"
        )
