"""The portal's lists of contacts and of the inbox: what they offer, and their rows."""

from odoo import models
from odoo.fields import Domain

from ....policy.search_text import pattern
from ....policy.spreadsheet_file import Column
from .texts import TEXTS

FIELDS = (*TEXTS, "contact_id", "origin", "shared_at", "state")
SEARCHED = ("name", "company_name", "function", "email", "phone", "city")


class PrmContactList(models.AbstractModel):
    """Contacts that the reader may read; what is offered here narrows them."""

    _name = "prm.contact.list"
    _description = "Portal list of contacts"

    def _within(self, portal):
        """Return the domain of the contacts of a portal."""
        return Domain("portal_id", "=", portal.id)

    def _is_offered(self, portal):
        """Tell whether the current user finds a contact on a portal, or may add one."""
        if not portal._is_own():
            return False
        switches = self.env["prm.portal.switches"]
        if not switches._is_shown(portal, "contacts"):
            return False
        if switches._may_create(portal, "contacts"):
            return True
        domain = self._within(portal) & Domain("state", "=", "accepted")
        return bool(self.env["prm.contact"].search_count(domain, limit=1))

    def _spec(self, kind):
        """Return what a list offers, as ``PortalList`` reads it.

        :param str kind: ``contacts`` or ``inbox``
        """
        state = "new" if kind == "inbox" else "accepted"
        return {
            "model": "prm.contact",
            "fields": FIELDS,
            "base_domain": Domain("state", "=", state),
            "views": {"all": {}},
            "headers": self._headers(kind),
            "sortings": self.env["prm.list.order"]._both_ways(self._sortings()),
            "filters": self._filters(kind),
            "filter_label": self.env._("Source"),
            "groupbys": self._groupbys(kind),
            "searches": {"all": {"label": self.env._("Everywhere")}},
            "date_field": "shared_at",
        }

    def _headers(self, kind):
        """Return the headers; the last column is of a decision, or of a day."""
        _ = self.env._
        since = {"label": _("Since"), "sort": "newest"}
        return [
            {"label": _("Full name"), "sort": "name"},
            {"label": _("Company"), "sort": "company"},
            {"label": _("Email"), "sort": "email"},
            {"label": _("Phone")},
            {"label": _("Source"), "sort": "source"},
            {"label": _("Decision")} if kind == "inbox" else since,
        ]

    def _sortings(self):
        _ = self.env._
        return {
            "newest": {"label": _("Newest first"), "order": "shared_at desc, id desc"},
            "oldest": {"label": _("Oldest first"), "order": "shared_at, id"},
            "name": {"label": _("Full name"), "order": "name, id desc"},
            "company": {"label": _("Company"), "order": "company_name, name, id desc"},
            "email": {"label": _("Email"), "order": "email, id desc"},
            "source": {"label": _("Source"), "order": "origin, contact_id, id desc"},
        }

    def _filters(self, kind):
        _ = self.env._
        everything = {"all": {"label": _("All"), "domain": Domain.TRUE}}
        if kind == "inbox":
            return everything
        shared = Domain("origin", "=", "shared")
        mine = Domain("contact_id", "=", self.env.user.partner_id.id)
        return {
            **everything,
            "mine": {"label": _("Shared with you"), "domain": shared & mine},
            "organization": {
                "label": _("Shared with your organization"),
                "domain": shared & Domain("contact_id", "=", False),
            },
            "added": {
                "label": _("Added on the portal"),
                "domain": Domain("origin", "=", "added"),
            },
        }

    def _groupbys(self, kind):
        _ = self.env._
        nothing = {"none": {"label": _("No grouping"), "field": ""}}
        if kind == "inbox":
            return nothing
        company = {"company": {"label": _("Company"), "field": "company_name"}}
        return nothing | company

    def _view_domain(self, kind, view):
        return Domain.TRUE

    def _search_domain(self, key, text):
        """Return the domain of a search for ``text`` in what the lists show."""
        return Domain.OR(Domain(name, "ilike", pattern(text)) for name in SEARCHED)

    # ---------------------------------------------------------------------- rows

    def _rows(self, contacts, kind="contacts"):
        """Return the rows of a page of a list as plain values: id → row.

        :param contacts: of the page, as the reader's own rights found them
        """
        facts = self.env["prm.contact.page"]._facts
        return {contact.id: facts(contact) for contact in contacts}

    # ---------------------------------------------------------------------- files

    def _is_exported(self, portal):
        """Tell whether the current user may have the lists of a portal as files."""
        return portal._is_own()

    def _exported_columns(self, portal, kind):
        """Return the columns of an exported list, in their order."""
        _ = self.env._
        entries = self.env["prm.contact.fields"]._entries()
        return [
            *(Column(key=e.name, label=e.label, width=24) for e in entries),
            Column(key="source", label=_("Source"), width=28),
            Column(key="since", label=_("Since"), width=12),
        ]

    def _exported_cells(self, portal, kind, contacts):
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
