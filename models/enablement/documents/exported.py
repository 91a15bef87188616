"""The portal's list of documents as a file: columns, and what stands in them."""

from odoo import models

from ....policy.spreadsheet_file import Column, Number

# From other parts: _rows


class PrmDocumentList(models.AbstractModel):
    """What the list says of a document, a document in each row."""

    _inherit = "prm.document.list"

    def _is_exported(self, portal):
        """Tell whether the current user may have the list of a portal as a file."""
        return portal._is_own()

    def _exported_columns(self, portal, kind):
        """Return the columns of an exported list, in their order."""
        _ = self.env._
        return [
            Column(key="name", label=_("Name"), width=36),
            Column(key="description", label=_("Description"), width=50, wraps=True),
            Column(key="category", label=_("Category")),
            Column(key="type", label=_("Type"), width=14),
            Column(key="size", label=_("Size"), width=10),
            Column(key="language", label=_("Language"), width=16),
            Column(key="version", label=_("Version"), width=8),
            Column(key="updated", label=_("Updated"), width=12),
            Column(key="until", label=_("Valid until"), width=12),
            Column(key="link", label=_("Link"), width=36),
        ]

    def _exported_cells(self, portal, kind, documents):
        """Return what stands in the rows of the file: id → key of a column → value.

        :param documents: some of the list, in the reader's environment
        :raises AccessError: to who may not read one of them
        """
        documents.check_access("read")
        day = self.env["prm.list.export"]._day
        rows = self._rows(documents, kind)
        return {
            one.id: {
                **rows[one.id],
                "version": Number(one.version),
                "updated": day(one.version_at),
                "until": day(one.date_end),
            }
            for one in documents
        }
