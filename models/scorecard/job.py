"""The jobs that take up what changed, and look at everybody once a night."""

import logging

from psycopg2 import OperationalError

from odoo import models
from odoo.tools import SQL
from odoo.tools.misc import split_every

_logger = logging.getLogger(__name__)

# Organisations that are computed and committed together.
BATCH = 200
# Models with marks, and the column that names the organisation.
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
        """Compute scores, funds and charts of the organisations that changed."""
        organization_ids = self._due_organization_ids()
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=len(organization_ids))
        for ids in split_every(BATCH, organization_ids, list):
            self._take_up(ids)
            if not commit_progress(len(ids)):
                break

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
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE prm_partnership SET score_due = TRUE WHERE id IN ("
            " SELECT id FROM prm_partnership"
            " WHERE state = 'active' AND score_due IS NOT TRUE"
            " ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)"
        )
        self.env["prm.partnership"].invalidate_model(["score_due"], flush=False)

    def _due_organization_ids(self):
        """Return the ids of the organisations with a mark."""
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

    def _take_up(self, organization_ids):
        """Compute these organisations; when that fails, one by one.

        One that fails on its own is logged, keeps its marks and stops no other.
        """
        try:
            with self.env.cr.savepoint():
                self._compute_due(organization_ids)
        except Exception as error:
            if len(organization_ids) > 1:
                for id_ in organization_ids:
                    self._take_up([id_])
            elif isinstance(error, OperationalError):
                _logger.info("Organisation %s is being changed", organization_ids)
            else:
                _logger.exception("Figures of %s failed", organization_ids)

    def _compute_due(self, organization_ids):
        """Take the marks of these organisations away and compute what they ask for."""
        claimed = {model: self._claim(model, organization_ids) for model in SOURCES}
        deals = claimed["prm.registration"]
        self._refresh_charts(sorted(set(deals.values())))
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
        self.env.flush_all()
        self._claim("prm.partnership", sorted(concerned))

    def _claim(self, model, organization_ids):
        """Take marks away; rows that somebody else holds keep theirs for the next run.

        :return: dict of the id of each marked row to the id of its organisation
        """
        rows = self.env.execute_query(
            SQL(
                "UPDATE %(table)s AS marked SET score_due = FALSE FROM ("
                " SELECT id FROM %(table)s"
                " WHERE score_due AND %(column)s = ANY(%(ids)s)"
                " ORDER BY id FOR NO KEY UPDATE SKIP LOCKED) AS due"
                " WHERE marked.id = due.id RETURNING marked.id, marked.%(column)s",
                table=SQL.identifier(self.env[model]._table),
                column=SQL.identifier(SOURCES[model]),
                ids=organization_ids,
            )
        )
        self.env[model].invalidate_model(["score_due"], flush=False)
        return dict(rows)

    def _who_shares(self, registration_ids):
        """Return the ids of other organisations with the same opportunities.

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

    def _refresh_charts(self, organization_ids):
        """Count the registrations of these organisations anew, for the charts."""
        organizations = self.env["res.partner"].browse(organization_ids)
        self.env["prm.registration.summary"]._refresh(organizations)
