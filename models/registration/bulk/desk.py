"""A file is taken, checked again and confirmed by who sent it: each once."""

from datetime import timedelta

from odoo import api, fields, models

from ....policy.bulk_moves import WAITING
from ...common.errors import RegistrationRefused

# A check tells of its moment: later, the file is checked again.
CHECK_HOURS = 24


class PrmBulkDesk(models.AbstractModel):
    """Portal entry points, each after a verdict; the work is the job's.

    Records come with the rights of the person who sent the file, unless they end in
    ``_sudo``.
    """

    _name = "prm.bulk.desk"
    _description = "Registration of many deals at once"

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
        self.env["prm.bulk.job"]._wake()
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
        self.env["prm.bulk.job"]._wake()

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
        self.env["prm.bulk.job"]._wake()

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
