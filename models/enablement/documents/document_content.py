"""What a document holds: a file that is checked like all uploads, or a link."""

import base64
import binascii

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.image import image_process

from ....policy import document_link, upload

# From other parts: is_published, name


class PrmDocumentContent(models.Model):
    """A file or a link, of which one is enough; partners read the file by pages."""

    _name = "prm.document"
    _inherit = ["prm.document"]

    attachment = fields.Binary(
        "File",
        attachment=True,
        help="The same types of files that partners can upload. Executable files "
        "are refused.",
    )
    attachment_name = fields.Char(
        "File name",
        compute="_compute_attachment_name",
        store=True,
        readonly=False,
    )
    upload_hint = fields.Char(compute="_compute_upload_hint", exportable=False)
    link = fields.Char(
        help="Instead of a file: the address of a page, such as "
        "https://www.example.com/prices. Partners open it in a new tab."
    )
    kind = fields.Selection(
        [("file", "File"), ("link", "Link")], compute="_compute_kind", store=True
    )
    file_type = fields.Char("Type", compute="_compute_content", store=True)
    file_size = fields.Integer(
        "Size (bytes)", compute="_compute_content", store=True, aggregator=None
    )
    preview_type = fields.Char("Preview", compute="_compute_content", store=True)
    thumbnail = fields.Binary(compute="_compute_content", store=True, attachment=True)

    # ---------------------------------------------------------------- computes

    @api.depends("link")
    def _compute_kind(self):
        for document in self:
            document.kind = "link" if document.link else "file"

    @api.depends("attachment")
    def _compute_attachment_name(self):
        """Keep a name that fits the content; make one of the document's for others."""
        for document in self:
            document.attachment_name = document._fitting_name(document._data())

    @api.depends("attachment", "attachment_name")
    def _compute_content(self):
        """Compute what the file is; what a page may show goes by its content."""
        for document in self:
            data = document._data()
            kind = upload.inline_type(data)
            document.file_type = upload.extension_of(document.attachment_name or "")
            document.file_size = len(data)
            document.preview_type = kind
            document.thumbnail = kind.startswith("image/") and self._small(data)

    @api.model
    def _small(self, data):
        """Return a small picture of a picture, nothing of a damaged one."""
        try:
            return base64.b64encode(image_process(data, size=(512, 512)))
        except (UserError, ValueError, OSError):
            return False

    @api.depends_context("lang")
    def _compute_upload_hint(self):
        limits = self.env["prm.upload.field"]._limits()
        self.upload_hint = self.env._(
            "%(types)s; up to %(size)s MB.",
            types=limits["in_words"],
            size=limits["max_file"] // upload.MB,
        )

    def _data(self):
        """Return the bytes of the file, none without one."""
        whole = self.with_context(bin_size=False, bin_size_attachment=False)
        return self._decoded(whole.attachment)

    @api.model
    def _decoded(self, value):
        """Return the bytes that a value of the field ``attachment`` means."""
        try:
            return base64.b64decode(value or b"")
        except (binascii.Error, ValueError):
            return b""

    def _fitting_name(self, data):
        if not data:
            return False
        name = upload.clean_name(self.attachment_name or "")
        if upload.fits(name, data):
            return name
        extension = upload.guess_extension(data)
        return upload.clean_name(f"{self.name or ''}.{extension}")

    # ------------------------------------------------------------- constraints

    @api.constrains("attachment", "attachment_name")
    def _check_file(self):
        """Refuse what partners may not upload either: nothing that runs.

        :raises ValidationError: saying what is wrong, and what is accepted
        """
        for document in self:
            data = document._data()
            if not data:
                continue
            name = document.attachment_name or ""
            verdict = self.env["prm.upload"]._verdict(name, data, 0)
            if not verdict:
                raise ValidationError(self.env["prm.messages"]._text(verdict.code))

    @api.constrains("link")
    def _check_link(self):
        """Refuse addresses that a browser would not open as a page of the web.

        :raises ValidationError: saying what is wrong
        """
        for document in self.filtered("link"):
            if code := document_link.problem(document.link):
                raise ValidationError(self.env["prm.messages"]._text(code))

    @api.constrains("attachment", "link", "is_published")
    def _check_content(self):
        """Refuse both a file and a link, and neither of them once it is published.

        :raises ValidationError: saying which
        """
        messages = self.env["prm.messages"]
        for document in self:
            has_file = bool(document.with_context(bin_size=True).attachment)
            if has_file and document.link:
                raise ValidationError(messages._text("document_file_and_link"))
            if document.is_published and not (has_file or document.link):
                raise ValidationError(messages._text("document_empty"))

    # -------------------------------------------------------------- the stored file

    def _stored_file_sudo(self):
        """Return the attachment that holds the file (sudo), maybe none."""
        self.ensure_one()
        files_sudo = self.env["ir.attachment"].sudo()
        return files_sudo.search(
            [
                ("res_model", "=", self._name),
                ("res_field", "=", "attachment"),
                ("res_id", "=", self.id),
            ],
            limit=1,
        )
