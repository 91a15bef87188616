"""A version of the terms is published, and partners are told, by a job."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import is_html_empty

from .events import PUBLISHED

BATCH = 50
JOB = "prm.ir_cron_terms"

# From other parts: _digest, body, file, program_id, version


class PrmProgramTermsPublication(models.Model):
    """Publication: the next number, once; and the job that tells partners of it.

    ``told_until`` is the last partnership whose people were told. It is committed with
    their mails: a run that is killed leaves nobody out and tells nobody twice.
    """

    _name = "prm.program.terms"
    _inherit = ["prm.program.terms"]

    told_until = fields.Integer(
        "Last partnership notified", readonly=True, copy=False, aggregator=None
    )
    is_told = fields.Boolean("Partners were notified", readonly=True, copy=False)

    _to_tell = models.Index("(id) WHERE is_current AND is_told IS NOT TRUE")

    def _publish(self):
        """Make this draft the current version of its program.

        The key of the program lets two publications come one after the other; the row
        of the version before is written, so that nobody accepts it from then on.

        :raises UserError: when there is nothing to read, or it was published already
        """
        self.ensure_one()
        self.env["prm.serialization.key"]._claim([f"terms:{self.program_id.id}"])
        if self.version:
            raise UserError(self.env["prm.messages"]._text("terms_published"))
        if is_html_empty(self.body) and not self.file:
            raise UserError(self.env["prm.messages"]._text("terms_empty"))
        versions_sudo = self.program_id.sudo().terms_ids
        versions_sudo.filtered("is_current").write({"is_current": False})
        versions_sudo.flush_recordset(["is_current"])
        self_sudo = self.sudo()
        self_sudo.write(
            {
                "version": max(versions_sudo.mapped("version"), default=0) + 1,
                "published_at": fields.Datetime.now(),
                "published_by_id": self.env.uid,
                "is_current": True,
                "accept_days": self_sudo.program_id.terms_days,
                "checksum": self._digest(),
            }
        )
        job_sudo = self.env.ref(JOB).sudo()
        job_sudo._trigger()

    # --------------------------------------------------------------------- job

    @api.model
    def _cron_tell(self):
        """Tell partners of terms that were published."""
        due = self.search(self._due_domain())
        self.env["prm.batch"]._run(*((1, terms._steps()) for terms in due))

    @api.model
    def _due_domain(self):
        return Domain("is_current", "=", True) & Domain("is_told", "=", False)

    def _steps(self):
        """Tell some partnerships at each step, until there are no more."""
        while self.try_lock_for_update() and self._is_due():
            partnerships_sudo = self._next_sudo()
            for partnership_sudo in partnerships_sudo:
                self.env["prm.batch"]._take_up(partnership_sudo, self._tell)
            self.told_until = partnerships_sudo[-1:].id or self.told_until
            self.is_told = len(partnerships_sudo) < BATCH
            yield int(self.is_told)

    def _is_due(self):
        """Tell whether it still waits: a newer version ends it."""
        return bool(self.search_count(self._due_domain() & Domain("id", "=", self.id)))

    def _next_sudo(self):
        """Return the next partnerships (sudo) that have to accept it."""
        partnerships_sudo = self.env["prm.partnership"].sudo()
        return partnerships_sudo.search(
            [
                ("program_id", "=", self.program_id.id),
                ("state", "=", "active"),
                ("id", ">", self.told_until),
                ("terms_waiting", "=", True),
            ],
            order="id",
            limit=BATCH,
        )

    def _tell(self, partnership):
        """Queue the mails to the people of one partnership."""
        partnership._mail_partner(PUBLISHED)
