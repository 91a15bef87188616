"""The jobs of the addon, and what came of their last run."""

from odoo import api, fields, models

from .run import Run

STATES = [
    ("never", "Never ran"),
    ("running", "Running"),
    ("done", "Done"),
    ("partly", "The rest follows"),
    ("failed", "With failures"),
]
# Addons that join us to other apps have names that begin with ours.
MODULES = ("prm", "prm\\_%")


class PrmJob(models.Model):
    """What an administrator wants to know of a scheduled action of ours.

    The action itself says when it runs next; each run notes here how far it came, with
    each batch that it commits: also of a run that was killed it is known.
    """

    _name = "prm.job"
    _description = "Job of Partners"
    _order = "started_at desc, id"

    cron_id = fields.Many2one(
        "ir.cron", "Scheduled action", required=True, readonly=True, ondelete="cascade"
    )
    name = fields.Char("Job", related="cron_id.name")
    is_on = fields.Boolean("On", related="cron_id.active")
    next_at = fields.Datetime("Next run", related="cron_id.nextcall")

    # The last run
    state = fields.Selection(
        STATES, "Last result", required=True, readonly=True, default="never"
    )
    started_at = fields.Datetime("Last run", readonly=True)
    step_at = fields.Datetime(
        "Last sign of life", readonly=True, help="When its last batch was committed."
    )
    duration = fields.Float("Seconds", readonly=True, digits=(12, 1))
    done_count = fields.Integer("Done", readonly=True)
    left_count = fields.Integer(
        "Left", readonly=True, help="What the next run takes up, a minute later."
    )
    failed_count = fields.Integer(
        "Failures",
        readonly=True,
        help="Each is named in the log of the server; the next run tries it again.",
    )

    _once = models.UniqueIndex("(cron_id)")

    def action_run(self):
        """Let the scheduler start these jobs as soon as it can.

        :raises AccessError: to who may not see them
        """
        self.check_access("read")
        self._trigger()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("It starts within a minute."),
            },
        }

    def _trigger(self):
        crons_sudo = self.sudo().cron_id
        for cron_sudo in crons_sudo:
            cron_sudo._trigger()

    @api.model
    def _complete_all(self):
        """Give each of our scheduled actions its row."""
        jobs_sudo = self.sudo()
        known_sudo = jobs_sudo.search([("cron_id", "!=", False)]).cron_id
        missing_sudo = self._crons_sudo() - known_sudo
        jobs_sudo.create([{"cron_id": cron_id} for cron_id in missing_sudo.ids])

    @api.model
    def _crons_sudo(self):
        """Return our scheduled actions, those that are off too (sudo)."""
        names_sudo = self.env["ir.model.data"].sudo()
        domain = [("model", "=", "ir.cron")]
        domain += ["|", *(("module", "=like", name) for name in MODULES)]
        ids = names_sudo.search(domain).mapped("res_id")
        crons_sudo = self.env["ir.cron"].sudo()
        return crons_sudo.browse(ids).exists()

    @api.model
    def _begin(self, left):
        """Return the run that begins, of the scheduled action that calls.

        :param int left: how much there is to do
        """
        return Run(self._current_sudo(), left)

    @api.model
    def _note_failure(self):
        """Note that one record could not be done, of the action that calls."""
        job_sudo = self._current_sudo()
        if job_sudo:
            job_sudo.failed_count += 1

    @api.model
    def _current_sudo(self):
        """Return the row of the scheduled action that calls, or none (sudo)."""
        cron_id = self.env.context.get("cron_id")
        jobs_sudo = self.sudo().browse()
        if not cron_id:
            return jobs_sudo
        job_sudo = jobs_sudo.search([("cron_id", "=", cron_id)], limit=1)
        return job_sudo or jobs_sudo.create({"cron_id": cron_id})
