"""What pages say of a document, and the file that they send."""

from datetime import timedelta

from odoo import SUPERUSER_ID, fields, models
from odoo.fields import Domain

from ....policy import upload
from .listing import NEW_DAYS

KILO = 1024
# Extension → class of its icon.
ICONS = {
    "pdf": "fa-file-pdf-o",
    "doc": "fa-file-word-o",
    "docx": "fa-file-word-o",
    "odt": "fa-file-word-o",
    "rtf": "fa-file-word-o",
    "xls": "fa-file-excel-o",
    "xlsx": "fa-file-excel-o",
    "ods": "fa-file-excel-o",
    "csv": "fa-file-excel-o",
    "ppt": "fa-file-powerpoint-o",
    "pptx": "fa-file-powerpoint-o",
    "odp": "fa-file-powerpoint-o",
    "png": "fa-file-image-o",
    "jpg": "fa-file-image-o",
    "jpeg": "fa-file-image-o",
    "gif": "fa-file-image-o",
    "webp": "fa-file-image-o",
    "zip": "fa-file-archive-o",
    "txt": "fa-file-text-o",
}


class PrmDocumentPage(models.AbstractModel):
    """One document: found as the rules allow, told in plain values."""

    _name = "prm.document.page"
    _description = "Page of a document"

    def _find(self, portal, document_id):
        """Return the document of a portal that the current user may read, or none.

        :param int document_id: one that is missing and one that is closed look alike
        """
        within = self.env["prm.document.list"]._within(portal)
        return self.env["prm.document"].search(
            within & Domain("id", "=", document_id), limit=1
        )

    def _page(self, document):
        """Return what the page of a document shows.

        :param document: one, in the reader's environment
        :raises AccessError: to who may not read it
        """
        document.check_access("read")
        document_sudo = document.sudo()
        return {**self._facts(document), "preview": self._preview(document_sudo)}

    def _preview(self, document):
        """Return how a document (sudo) is shown: ``pdf``, ``image`` or nothing."""
        kind = document.preview_type or ""
        if document.kind != "file" or not kind:
            return ""
        return "image" if kind.startswith("image/") else "pdf"

    def _facts(self, document):
        """Return what a list says of a document, as the reader may read it."""
        category_sudo = document.category.sudo()
        formatting = self.env["prm.formatting"]
        since = fields.Datetime.now() - timedelta(days=NEW_DAYS)
        names = formatting._choices(document, "lang")
        return {
            "id": document.id,
            "name": document.name,
            "description": document.description or "",
            "category": category_sudo.name or "",
            "language": names.get(document.lang, ""),
            "is_new": bool(document.version_at and document.version_at > since),
            "version": document.version,
            "updated": formatting._when(document.version_at),
            "until": formatting._day(document.date_end),
            "is_link": document.kind == "link",
            "link": document.link or "",
            "type": self._type_in_words(document),
            "size": self._size_in_words(document.file_size),
            "icon": "fa-external-link"
            if document.kind == "link"
            else ICONS.get(document.file_type, "fa-file-o"),
        }

    def _type_in_words(self, document):
        """Return the type of a document as people say it."""
        _, extension = self.env._, document.file_type or ""
        words = {
            "fa-file-word-o": _("Document"),
            "fa-file-excel-o": _("Spreadsheet"),
            "fa-file-powerpoint-o": _("Presentation"),
            "fa-file-image-o": _("Picture"),
            "fa-file-text-o": _("Text"),
        }
        if document.kind == "link":
            return _("Link")
        return words.get(ICONS.get(extension), extension.upper())

    def _size_in_words(self, size):
        """Return "240 kB" or "1.5 MB", nothing without a file."""
        if not size:
            return ""
        number = self.env["prm.formatting"]._number
        kilobytes = max(1, round(size / KILO))
        if kilobytes < KILO:
            return self.env._("%s kB", number(kilobytes))
        return self.env._("%s MB", number(size / KILO / KILO, digits=1))

    # ---------------------------------------------------------------------- files

    def _file_sudo(self, document, inline=False):
        """Return the file of a document, its name and what to serve it as.

        The file is given as the system's: by itself it is closed to partners.

        :param document: one, in the reader's environment, or none
        :param inline: only what a page may show by itself
        :return: an attachment, maybe none, a name and a type of content
        :raises AccessError: to who may not read the document
        """
        files_sudo = self.env["ir.attachment"].with_user(SUPERUSER_ID)
        document.check_access("read")
        document_sudo = document.sudo()
        shown = bool(self._preview(document_sudo)) if document_sudo else False
        if not document_sudo or document_sudo.kind != "file" or (inline and not shown):
            return files_sudo, "", ""
        name = upload.clean_name(document_sudo.attachment_name or "")
        files_sudo = files_sudo.browse(document_sudo._stored_file_sudo().id)
        kind = document_sudo.preview_type if inline else upload.mimetype_of(name)
        return files_sudo, name, kind
