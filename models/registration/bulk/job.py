"""The job of files with registrations: checks them in parts, registers them whole."""

from datetime import timedelta

from odoo import api, fields, models

from ....policy.bulk_moves import WAITING
from ...people.own_transaction import own_transaction
from .many import RowRefused

# After so many failures in a row, somebody has to look at it.
MOST_ATTEMPTS = 5
# After so many seconds a failure is tried again.
RETRY_SECONDS = 15
# Rows that are checked between two commits.
CHUNK = 10


class PrmBulkJob(models.AbstractModel):
    """Does what waits, with the rights of who sent a file; all of it or nothing.

    Records come with superuser rights where they end in ``_sudo``; partnerships with
    those of the person.
    """

    _name = "prm.bulk.job"
    _description = "Job of files with registrations"

    @api.model
    def _wake(self, seconds=0):
        """Let the job run now, or in so many seconds."""
        job_sudo = self.env.ref("prm.ir_cron_bulk").sudo()
        at = fields.Datetime.now() + timedelta(seconds=seconds) if seconds else None
        job_sudo._trigger(at)

    @api.model
    def _work(self):
        """Check and register what waits; each row of a check costs a probe."""
        waiting = self.env["prm.bulk.registration"].search_count(
            [("state", "in", WAITING)]
        )
        self.env["prm.batch"]._run((waiting, self._steps()))

    @api.model
    def _steps(self):
        """Do what waits, oldest first; give 1 for each file, 0 for a part of one."""
        runs_sudo = self.env["prm.bulk.registration"].sudo()
        for run_sudo in runs_sudo.search([("state", "in", WAITING)], order="id"):
            while run_sudo.state in WAITING:
                before = (run_sudo.state, run_sudo.checked)
                self.env["prm.batch"]._take_up(run_sudo, self._go_on)
                run_sudo.invalidate_recordset()
                if (run_sudo.state, run_sudo.checked) == before:
                    self._wake_after_failure(run_sudo)
                    break
                yield 0
            yield 1

    @api.model
    def _wake_after_failure(self, run_sudo):
        """Try again soon what failed: somebody else may have been at the same customer.

        What waits for its sender's limits was woken for the next minute already.
        """
        progress_sudo = self.env["prm.bulk.progress"].sudo()
        tried_sudo = progress_sudo.search([("run_id", "=", run_sudo.id)])
        tried_sudo.invalidate_recordset()
        if tried_sudo.attempts:
            self._wake(RETRY_SECONDS)

    @api.model
    def _go_on(self, run_sudo):
        """Do the next part of one file, with the rights of who sent it."""
        run_sudo._lock_rows()
        if run_sudo.state not in WAITING:
            return
        if self._count_attempt(run_sudo) > MOST_ATTEMPTS:
            self._fail(run_sudo, {"": "bulk_failed"})
            return
        partnership = self._as_sender(run_sudo)
        entrance = partnership.env["prm.registration.entrance"]
        if not (verdict := entrance._verdict_many(partnership)):
            self._fail(run_sudo, {"": verdict.code})
        elif run_sudo.state == "checking":
            self._check_some(run_sudo, partnership)
        else:
            self._register_now(run_sudo, partnership)
        self._count_attempt(run_sudo, reset=True)

    @api.model
    def _as_sender(self, run_sudo):
        """Return the partnership as who sent the file may see it, maybe none."""
        user_sudo = run_sudo.user_id
        portals = (
            self.env["prm.portal"]
            .with_user(user_sudo)
            .with_context(
                lang=self.env["prm.language"]._of(user_sudo, run_sudo.company_id),
                tz=user_sudo.tz,
                mail_activity_quick_update=True,
                allowed_company_ids=user_sudo.company_ids.ids,
            )
        )
        portal = portals._for_user().filtered(lambda own: own == run_sudo.portal_id)
        own = portal._own_partnerships() if portal else portals.env["prm.partnership"]
        return own & run_sudo.partnership_id.with_env(portals.env)

    @api.model
    def _check_some(self, run_sudo, partnership):
        """Check the next rows, as many as are the job's of the sender's limit now."""
        rows = self._next_rows(run_sudo, partnership)
        if rows is None:
            return
        check = partnership.env["prm.bulk.check"]
        report = [*(run_sudo.report or []), *check._report(partnership, rows)]
        checked = run_sudo.checked + len(rows)
        if checked < run_sudo.total:
            run_sudo.write({"report": report, "checked": checked})
            return
        report = check._with_doubles(partnership, run_sudo.forms, report)
        run_sudo._move_to(
            "faulty" if any(each["errors"] for each in report) else "ready",
            report=report,
            checked=checked,
            checked_at=fields.Datetime.now(),
        )

    @api.model
    def _next_rows(self, run_sudo, partnership):
        """Return the rows to check now, counted; None when they have to wait."""
        limit = partnership.env["prm.limit"]
        size = min(CHUNK, limit._left("probes", in_background=True) or 1)
        rows = run_sudo.forms[run_sudo.checked : run_sudo.checked + size]
        if not rows:
            return rows
        seconds = limit._spend("probes", len(rows), in_background=True)
        if seconds:
            self._wake(seconds)
            return None
        return rows

    @api.model
    def _register_now(self, run_sudo, partnership):
        """Register all rows, or none of them."""
        many = partnership.env["prm.bulk.many"]
        try:
            with self.env.cr.savepoint():
                many._register_all(run_sudo, partnership)
        except RowRefused as error:
            self._fail(run_sudo, error.errors, error.line)

    @api.model
    def _fail(self, run_sudo, errors, line=0):
        """Give a file back to its sender.

        :param dict errors: code by field
        :param int line: number of the row, 0 for all of it
        """
        report = [{"line": line, "errors": errors, "notes": {}}]
        run_sudo._move_to("faulty", report=report, checked=0)

    @api.model
    def _count_attempt(self, run_sudo, reset=False):
        """Count beside the transaction how often a file was tried; return it."""
        with own_transaction(self.env) as cr:
            cr.execute(
                "UPDATE prm_bulk_progress SET done = 0,"
                " attempts = CASE WHEN %s THEN 0 ELSE COALESCE(attempts, 0) + 1 END"
                " WHERE run_id = %s RETURNING attempts",
                (reset, run_sudo.id),
            )
            found = cr.fetchone()
        return found[0] if found else 0
