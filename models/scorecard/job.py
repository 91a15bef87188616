"""The jobs that take up what changed, and look at everybody once a night."""

from odoo import models
from odoo.tools import SQL

# Organizations that are computed and committed together.
BATCH = 200
# Models with marks, and the column that names the organization.
SOURCES = {
    "prm.registration": "partner_id",
    "prm.certificate": "organization_id",
    "prm.marketing.activity": "organization_id",
    "prm.partnership": "partner_id",
}


class PrmScorecardJob(models.AbstractModel):
    """Takes marks (``score_due``) away and computes what they stand for.

    The marks are the memory: a run that is killed has committed whole batches, and what
    it did not reach is still marked. A mark is taken away in the transaction that
    computes, in the row that changed: whoever changes it again at the same moment makes
    one of the two transactions start anew (REPEATABLE READ), so no change is lost.
    """

    _name = "prm.scorecard.job"
    _description = "Jobs of the scores"

    def _run(self):
        """Compute scores, funds and charts of the organizations that changed.

        One that fails is logged, keeps its marks and stops no other.
        """
        batch = self.env["prm.batch"]
        organization_ids = self._due_organization_ids()
        batch._run(batch._in_batches(organization_ids, self._compute_due, BATCH))

    def _run_for_all(self):
        """Compute the scores of all active partnerships.

        Days pass without an event: certificates expire, conditions begin, grace ends.
        All are marked first, so that the other job goes on where this one ends.
        """
        self.env["prm.registration"]._refresh_amounts()
        self._mark_all()
        self._run()

    def _mark_all(self):
        """Mark the active partnerships; one that is being changed marks itself."""
        unmarked = SQL("state = 'active' AND score_due IS NOT TRUE")
        locking = self.env["prm.locking"]
        locking._mark_free("prm.partnership", "score_due", True, unmarked)

    def _due_organization_ids(self):
        """Return the ids of the organizations with a mark."""
        self.env.flush_all()
        queries = (
            SQL(
                "SELECT %s AS id FROM %s WHERE score_due",
                SQL.identifier(column),
                SQL.identifier(self.env[model]._table),
            )
            for model, column in SOURCES.items()
        )
        query = SQL("%s ORDER BY id", SQL(" UNION ").join(queries))
        return [id_ for [id_] in self.env.execute_query(query)]

    # ------------------------------------------------------------------- batch

    def _compute_due(self, organization_ids):
        """Take the marks of these organizations away and compute what they ask for."""
        claimed = {model: self._claim(model, organization_ids) for model in SOURCES}
        deals = claimed["prm.registration"]
        self.env["prm.registration.summary"]._follow(deals)
        concerned = self._who_shares(list(deals))
        concerned.update(*(marked.values() for marked in claimed.values()))
        partnerships = self.env["prm.partnership"].search(
            [
                ("partner_id", "in", sorted(concerned)),
                ("state", "not in", ("draft", "terminated")),
            ]
        )
        # First the funds: a deal pays by the tier in which it was won.
        partnerships._book_funds()
        self.env["prm.scorecard.recount"]._recount(partnerships)
        # What the computation itself has changed is computed.
        self._claim("prm.partnership", sorted(concerned))

    def _claim(self, model, organization_ids):
        """Take marks away; rows that somebody else holds keep theirs for the next run.

        :return: dict of the id of each marked row to the id of its organization
        """
        column = SOURCES[model]
        theirs = SQL("%s = ANY(%s)", SQL.identifier(column), organization_ids)
        marked = SQL("score_due AND %s", theirs)
        locking = self.env["prm.locking"]
        return locking._mark_free(model, "score_due", False, marked, column)

    def _who_shares(self, registration_ids):
        """Return the ids of other organizations with the same opportunities.

        An opportunity counts for one of them: what happens to the one, moves the other.
        """
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT other.partner_id FROM prm_registration mine"
                " JOIN prm_registration other ON other.lead_id = mine.lead_id"
                " WHERE mine.id = ANY(%s) AND other.partner_id != mine.partner_id",
                registration_ids,
            )
        )
        return {id_ for [id_] in rows}
