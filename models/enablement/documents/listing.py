"""The portal's list of documents: what it offers, and its rows."""

from functools import partial

from odoo import models
from odoo.fields import Domain

from ....policy.search_text import pattern
from ...common.visit.together import ids_of, listed

# What a row says, beside what the reader may not read.
FIELDS = (
    "name",
    "description",
    "category",
    "lang",
    "kind",
    "link",
    "file_type",
    "file_size",
    "version",
    "version_at",
    "date_end",
)
# Of the reader's home.
NEWEST = 5
# A document is marked as new for so many days.
NEW_DAYS = 14


class PrmDocumentList(models.AbstractModel):
    """Documents that the reader may read; what is offered here narrows them."""

    _name = "prm.document.list"
    _description = "Portal list of documents"

    def _within(self, portal):
        """Return the domain of the documents of a portal: those of its company."""
        return Domain("company_id", "=", portal.company_id.id)

    def _held(self, portal):
        """Return model and domain of the documents that a portal offers."""
        return self.env["prm.document"], self._within(portal)

    def _spec(self, kind):
        """Return what the list offers, as ``PortalList`` reads it."""
        groups = self.env["prm.document"]._read_group([], ["category", "lang"])
        return {
            "model": "prm.document",
            "fields": FIELDS,
            "base_domain": Domain.TRUE,
            "views": {"all": {}},
            "sortings": self._sortings(),
            "filters": self._filters(),
            "filter_label": self.env._("Type"),
            "groupbys": {"none": {"label": self.env._("No grouping"), "field": ""}},
            "searches": {"all": {"label": self.env._("Everywhere")}},
            "choices": {
                "category": {
                    "label": self.env._("Category"),
                    "field": "category",
                    "options": self._categories({one for one, _lang in groups}),
                },
                "language": {
                    "label": self.env._("Language"),
                    "field": "lang",
                    "options": self._languages({lang for _one, lang in groups}),
                },
            },
        }

    def _sortings(self):
        return {
            "order": {
                "label": self.env._("Recommended"),
                "order": "sequence, version_at desc, id desc",
            },
            "newest": {
                "label": self.env._("Newest first"),
                "order": "version_at desc, id desc",
            },
            "name": {"label": self.env._("Name"), "order": "name, id desc"},
        }

    def _filters(self):
        _ = self.env._
        return {
            "all": {"label": _("Files and links"), "domain": Domain.TRUE},
            "file": {"label": _("Files"), "domain": Domain("kind", "=", "file")},
            "link": {"label": _("Links"), "domain": Domain("kind", "=", "link")},
        }

    def _categories(self, found):
        """Return the categories of the documents that the reader sees, in order."""
        categories_sudo = self.env["prm.document.category"].sudo().union(*found)
        return [
            {"id": one_sudo.id, "name": one_sudo.name}
            for one_sudo in categories_sudo.sorted()
        ]

    def _languages(self, found):
        """Return the languages of these documents, the reader's first.

        Each finds also what is in no particular language.
        """
        names = self.env["prm.formatting"]._choices(self.env["prm.document"], "lang")
        own = self.env.user.lang
        return [
            {"id": code, "name": names[code], "values": [code, False]}
            for code in sorted(names, key=lambda code: (code != own, names[code]))
            if code in found
        ]

    def _view_domain(self, kind, view):
        return Domain.TRUE

    def _search_domain(self, key, text):
        """Return the domain of a search for ``text`` in what the list shows."""
        names = ("name", "description", "attachment_name")
        return Domain.OR(Domain(name, "ilike", pattern(text)) for name in names)

    # ---------------------------------------------------------------------- rows

    def _rows(self, documents, kind="documents"):
        """Return the rows of a page of the list as plain values: id → row.

        :param documents: of the page, as the reader's own rights found them
        """
        facts = self.env["prm.document.page"]._facts
        return {document.id: facts(document) for document in documents}

    def _newest(self, portal):
        """Return the rows of the newest documents, for the home."""
        find = partial(self._newest_ids, portal)
        ids = listed(self.env, ("newest documents", portal.id), find)
        return list(self._rows(self.env["prm.document"].browse(ids)).values())

    def _newest_ids(self, portal):
        """Return the expression of the ids of the newest documents."""
        documents, order = self.env["prm.document"], "version_at desc, id desc"
        return ids_of(documents, self._within(portal), order=order, limit=NEWEST)


class PrmPortalGlance(models.AbstractModel):
    """The home asks for the newest documents."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        ahead = super()._ahead(portal, page, record)
        if page != "home":
            return ahead
        newest = self.env["prm.document.list"]._newest_ids(portal)
        return ahead | {("newest documents", portal.id): newest}
