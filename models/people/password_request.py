"""Who has forgotten a password: noted at once, answered by a job.

The page does the same for every address, so that neither its answer nor its duration
tells whose account lives. What is kept is what was typed; a link is made by the job.
"""

from datetime import timedelta

from odoo import api, fields, models

JOB = "prm.ir_cron_password_requests"
# No address that logs in is longer.
LONGEST_LOGIN = 254
KEPT_DAYS = 1


class PrmPasswordRequest(models.Model):
    """A login that somebody typed into the page for a forgotten password."""

    _name = "prm.password.request"
    _description = "Forgotten password"
    _order = "id"

    login = fields.Char(required=True, index=True)

    @api.model
    def _note(self, login):
        """Note a login as typed, and let the job start soon."""
        self_sudo = self.sudo()
        self_sudo.create({"login": login[:LONGEST_LOGIN]})
        self_sudo.env.ref(JOB)._trigger()

    # --------------------------------------------------------------------- job

    @api.model
    def _cron_answer(self):
        """Send each who asked for it a way to choose a password, if there is one."""
        batch = self.env["prm.batch"]
        batch._run(batch._on_each(self, [], self._answer))

    @api.model
    def _answer(self, request):
        """Answer a request once, however often it was made meanwhile."""
        if not request.exists():
            return
        login = request.login
        self.env["res.users"]._prm_send_reset(login)
        self.search([("login", "=", login)]).unlink()

    @api.autovacuum
    def _gc_requests(self):
        """Forget what could not be answered: a mail server that refuses, an error."""
        before = fields.Datetime.now() - timedelta(days=KEPT_DAYS)
        self.search([("create_date", "<", before)], limit=10_000).unlink()
