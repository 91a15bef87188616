"""A file is taken, confirmed and registered: each once, and all of it or nothing."""

from datetime import timedelta

from odoo import api, fields, models

from ....policy.bulk_moves import WAITING
from ...common.errors import RegistrationRefused
from ...people.own_transaction import own_transaction
from .many import RowRefused

# A check tells of its moment: later, the file is checked again.
CHECK_HOURS = 24
# After so many failures in a row, somebody has to look at it.
MOST_ATTEMPTS = 5
# After so many seconds a failure is tried again.
RETRY_SECONDS = 15
# Rows that are checked between two commits.
CHUNK = 10


class PrmBulkDesk(models.AbstractModel):
    """Portal entry points, each after a verdict, and the job that does the work.

    Records come with the rights of the person who sent the file, unless they end in
    ``_sudo``.
    """

    _name = "prm.bulk.desk"
    _description = "Registration of many deals at once"

    # -------------------------------------------------------------------- the portal

    @api.model
    def _known_sudo(self, portal, digest):
        """Return the current user's run (sudo) of the same file that is not settled.

        One that waits, may be confirmed, or was registered within a day.

        :param portal: one of the person's own
        :param str digest: of the file's content
        """
        since = fields.Datetime.now() - timedelta(hours=CHECK_HOURS)
        return self._mine_sudo(portal).search(
            [
                *self._mine(portal),
                ("digest", "=", digest),
                "|",
                ("state", "in", [*WAITING, "ready"]),
                "&",
                ("state", "=", "done"),
                ("registered_at", ">=", since),
            ],
            limit=1,
        )

    @api.model
    def _begin_sudo(self, portal, file, rows, forms):
        """Keep a file of the current user, and have it checked; once for the same file.

        :param portal: one of the person's own
        :param dict file: its ``name``, ``sheet`` and ``digest``
        :param rows: as :meth:`_stored` of the reading gives them
        :param list forms: the same rows, as the form takes them
        :return: the run (sudo)
        :raises RegistrationRefused: for who may not register many deals at once
        """
        partnership = portal._own_partnership()
        self.env["prm.registration.entrance"]._check_many(partnership)
        key = f"bulk:{self.env.uid}:{portal.id}:{file['digest']}"
        self.env["prm.serialization.key"]._claim([key])
        if known_sudo := self._known_sudo(portal, file["digest"]):
            return known_sudo
        runs_sudo = self.env["prm.bulk.registration"].sudo()
        run_sudo = runs_sudo.create(
            {
                **file,
                "user_id": self.env.uid,
                "partnership_id": partnership.id,
                "portal_id": portal.id,
                "cells": rows,
                "forms": forms,
                "report": [],
                "total": len(rows),
            }
        )
        progress_sudo = self.env["prm.bulk.progress"].sudo()
        progress_sudo.create({"run_id": run_sudo.id})
        self._wake()
        return run_sudo

    @api.model
    def _check_again(self, run_sudo, forms):
        """Have the rows of a file checked anew.

        :param run_sudo: one of the current user's
        :param list forms: its rows, as the form takes them now
        :raises RegistrationRefused: for who may not register many deals at once
        :raises UserError: in another state
        """
        self._check_sender(run_sudo)
        run_sudo._lock_rows()
        if run_sudo.state == "checking":
            return
        run_sudo._move_to("checking", forms=forms, report=[], checked=0)
        self._wake()

    @api.model
    def _confirm(self, run_sudo, forms):
        """Have a checked file registered; a second time changes nothing.

        :param run_sudo: one of the current user's
        :param list forms: its rows, as the form takes them now
        :raises RegistrationRefused: ``bulk_changed`` when a row has an error by now,
            ``bulk_too_old``, and for who may not register many deals, or send any
        :raises UserError: in another state
        """
        self._check_sender(run_sudo)
        run_sudo._lock_rows()
        if run_sudo.state in ("registering", "done"):
            return
        partnership = run_sudo.partnership_id.with_env(self.env)
        self.env["prm.registration.entrance"]._check_send(partnership)
        since = fields.Datetime.now() - timedelta(hours=CHECK_HOURS)
        if run_sudo.state == "ready" and run_sudo.checked_at < since:
            raise RegistrationRefused(self.env, {"": "bulk_too_old"})
        if any(form["errors"] for form in forms) or forms != run_sudo.forms:
            raise RegistrationRefused(self.env, {"": "bulk_changed"})
        run_sudo._move_to("registering")
        self._wake()

    @api.model
    def _check_sender(self, run_sudo):
        """Refuse who may not register many deals any more.

        :raises RegistrationRefused: with the policy's code
        """
        own = run_sudo.portal_id.with_env(self.env)._own_partnerships()
        partnership = own & run_sudo.partnership_id.with_env(self.env)
        self.env["prm.registration.entrance"]._check_many(partnership)

    @api.model
    def _mine(self, portal):
        """Return the domain of what the current user sent for the organization."""
        return [
            ("user_id", "=", self.env.uid),
            ("portal_id", "=", portal.id),
            ("partnership_id", "in", portal._own_partnerships().ids),
        ]

    @api.model
    def _mine_sudo(self, portal, run_id=None):
        """Return the current user's files on a portal (sudo), newest first.

        :param portal: one of the person's own
        :param int run_id: one of them, maybe none
        """
        runs_sudo = self.env["prm.bulk.registration"].sudo()
        wished = [] if run_id is None else [("id", "=", run_id)]
        return runs_sudo.search([*self._mine(portal), *wished], limit=10)

    # ----------------------------------------------------------------------- the job

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
        """Check the next rows, as many as the sender's limits allow now."""
        limit = partnership.env["prm.limit"]
        size = min(CHUNK, limit._maximum("probes"))
        rows = run_sudo.forms[run_sudo.checked : run_sudo.checked + size]
        if rows and (seconds := limit._spend("probes", len(rows))):
            self._wake(seconds)
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
