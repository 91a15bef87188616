"""The portal's lists of contacts as files: columns, and what stands in them."""

from odoo import models

from ...portal.listing.column import Column

# From other parts: _rows


class PrmContactList(models.AbstractModel):
    """What the page of a contact says of it, a contact in each row."""

    _inherit = "prm.contact.list"

    def _is_exported(self, portal):
        """Tell whether the current user may have the lists of a portal as files."""
        return portal._is_own()

    def _columns(self, portal, kind):
        """Return the columns of an exported list, in their order."""
        _ = self.env._
        entries = self.env["prm.contact.fields"]._entries()
        return [
            *(Column(key=e.name, label=e.label, width=24) for e in entries),
            Column(key="source", label=_("Source"), width=28),
            Column(key="since", label=_("Since"), width=12),
        ]

    def _cells(self, portal, kind, contacts):
        """Return what stands in the rows of the file: id → key of a column → value.

        :param contacts: some of a list, in the reader's environment
        :raises AccessError: to who may not read one of them
        """
        contacts.check_access("read")
        day = self.env["prm.list.export"]._day
        rows = self._rows(contacts, kind)
        return {
            one.id: {
                **rows[one.id],
                "company_name": rows[one.id]["company"],
                "since": day(one.shared_at),
            }
            for one in contacts
        }
