"""Another file or link of a document is another version; earlier ones are kept."""

from odoo import fields, models

# From other parts: _data, _decoded, attachment, attachment_name, download_ids,
# link, published_at


class PrmDocumentVersions(models.Model):
    """The number of the version, and when it came; before publishing nobody counts."""

    _name = "prm.document"
    _inherit = ["prm.document"]

    version = fields.Integer(
        default=1, readonly=True, copy=False, aggregator=None, tracking=True
    )
    version_at = fields.Datetime("Updated on", readonly=True, copy=False)
    version_ids = fields.One2many(
        "prm.document.version", "document_id", "Earlier versions"
    )
    tell_published = fields.Boolean(
        "Tell partners",
        default=True,
        help="When you publish it for the first time, everybody who can read it is "
        "told.",
    )
    tell_downloads = fields.Boolean(
        "Tell who downloaded it",
        default=True,
        help="When you upload a new version, everybody who downloaded an earlier one "
        "is told.",
    )

    def _replaced_by(self, vals):
        """Return those of ``self`` whose published content ``vals`` replace."""
        if not {"attachment", "link"} & vals.keys():
            return self.browse()
        return self.filtered(
            lambda one: (
                one.published_at
                and (one.attachment or one.link)
                and one._has_other_content(vals)
            )
        )

    def _has_other_content(self, vals):
        link = (vals.get("link", self.link) or "") != (self.link or "")
        if "attachment" not in vals:
            return link
        return link or self._decoded(vals["attachment"]) != self._data()

    def _keep_version(self):
        """Keep the present content of ``self`` as an earlier version.

        Of two people who replace it at the same moment, one waits for the other.
        """
        self.env["prm.locking"]._wait_for(self, allow_referencing=True)
        versions_sudo = self.env["prm.document.version"].sudo()
        for document in self.with_context(bin_size=False):
            versions_sudo.create(
                {
                    "document_id": document.id,
                    "number": document.version,
                    "attachment": document.attachment,
                    "attachment_name": document.attachment_name,
                    "link": document.link,
                    "date": document.version_at,
                    "user_id": self.env.uid,
                }
            )

    def _begin_version(self):
        """Count the content that was just written as the next version."""
        now = fields.Datetime.now()
        for document_sudo in self.sudo():
            document_sudo.write(
                {"version": document_sudo.version + 1, "version_at": now}
            )
            if document_sudo.tell_downloads and document_sudo.download_ids:
                document_sudo._notice("version")

    def _notice_publishing(self):
        """Note when ``self`` came to partners, and that they are to be told once."""
        now = fields.Datetime.now()
        for document_sudo in self.sudo().filtered(lambda one: not one.published_at):
            document_sudo.write({"published_at": now, "version_at": now})
            if document_sudo.tell_published:
                document_sudo._notice("published")

    def _notice(self, kind):
        """Let the job tell partners of this document."""
        notices_sudo = self.env["prm.document.notice"].sudo()
        notices_sudo._add(self, kind)
