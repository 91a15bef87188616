from odoo import api, fields, models
from odoo.fields import Domain

BATCH = 50
TEMPLATES = {
    "published": "prm.mail_template_document_published",
    "version": "prm.mail_template_document_version",
}


class PrmDocumentNotice(models.Model):
    """That partners are to be told of a document: once, by a job, one after the other.

    ``position`` is the last partnership whose people were told. It is committed with
    their mails: a run that is killed leaves nobody out and tells nobody twice.
    """

    _name = "prm.document.notice"
    _description = "Notice of a document to partners"
    _order = "id"
    _rec_name = "document_id"

    document_id = fields.Many2one(
        "prm.document", required=True, index=True, ondelete="cascade"
    )
    kind = fields.Selection(
        [("published", "Published"), ("version", "New version")], required=True
    )
    version = fields.Integer(required=True, aggregator=None)
    position = fields.Integer(default=0, required=True, aggregator=None)
    is_done = fields.Boolean("Done")

    _once = models.UniqueIndex("(document_id, kind, version)")
    _waiting = models.Index("(id) WHERE is_done IS NOT TRUE")

    @api.model
    def _add(self, document, kind):
        """Note that partners are to be told; an older notice of a version ends."""
        waiting = [("document_id", "=", document.id), ("is_done", "=", False)]
        if kind == "version":
            self.search([*waiting, ("kind", "=", kind)]).is_done = True
        self.create(
            {"document_id": document.id, "kind": kind, "version": document.version}
        )

    # --------------------------------------------------------------------- job

    @api.model
    def _cron_tell(self):
        """Tell partners of documents that they may read now."""
        now = fields.Datetime.now()
        ended = self._waiting_domain() & Domain("document_id.closes_at", "<=", now)
        self.search(ended).is_done = True
        due = self.search(self._due_domain(now))
        self.env["prm.batch"]._run(*((1, notice._steps()) for notice in due))

    @api.model
    def _waiting_domain(self):
        return Domain("is_done", "=", False)

    @api.model
    def _due_domain(self, now):
        """Return the domain of notices of documents that partners read at ``now``."""
        return (
            self._waiting_domain()
            & Domain("document_id.active", "=", True)
            & Domain("document_id.is_published", "=", True)
            & Domain("document_id.opens_at", "<=", now)
            & Domain("document_id.closes_at", ">", now)
        )

    def _steps(self):
        """Tell some partnerships at each step, until there are no more."""
        while self.try_lock_for_update() and self._is_due():
            partnerships_sudo = self._next_sudo()
            for partnership_sudo in partnerships_sudo:
                self.env["prm.batch"]._take_up(partnership_sudo, self._tell)
            self.position = partnerships_sudo[-1:].id or self.position
            self.is_done = len(partnerships_sudo) < BATCH
            yield int(self.is_done)

    def _is_due(self):
        """Tell whether it still waits: somebody may have unpublished the document."""
        domain = self._due_domain(fields.Datetime.now())
        return bool(self.search_count(domain & Domain("id", "=", self.id)))

    def _next_sudo(self):
        """Return the next partnerships (sudo) in which somebody is to be told."""
        domain = self.document_id._partnerships_domain()
        domain &= Domain("id", ">", self.position)
        if self.kind == "version":
            domain &= Domain("id", "in", self._downloaders())
        partnerships_sudo = self.env["prm.partnership"].sudo()
        return partnerships_sudo.search(domain, order="id", limit=BATCH)

    def _downloaders(self):
        """Return the ids of the partnerships that have an earlier version."""
        downloads_sudo = self.env["prm.document.download"].sudo()
        earlier = [
            ("document_id", "=", self.document_id.id),
            ("version", "<", self.version),
        ]
        groups = downloads_sudo._read_group(earlier, ["partnership_id"])
        return [partnership.id for [partnership] in groups]

    def _tell(self, partnership):
        """Queue the mails to the people of one partnership."""
        told = {"prm_partnership_id": partnership.id}
        document = self.document_id.with_context(**told)
        partnership._mail_partner(TEMPLATES[self.kind], record=document, **told)
