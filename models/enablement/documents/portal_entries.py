"""Documents on the portal: their section, and their place on the home."""

from odoo import api, models

from ...portal.home_widgets import Widget
from ...portal.sections import Section


class PrmPortalSections(models.AbstractModel):
    """The section is offered where there is something for the reader."""

    _inherit = "prm.portal.sections"

    def _entries(self):
        return [
            *super()._entries(),
            Section(
                key="documents",
                label=self.env._("Documents"),
                icon="fa-files-o",
                order=60,
                route="documents",
                holds=self.env["prm.document.list"]._held,
            ),
        ]


class PrmPortalSwitches(models.AbstractModel):
    """A document has many readers: what is said of it stays among employees."""

    _inherit = "prm.portal.switches"

    @api.model
    def _is_talk_shown(self, record):
        is_document = record._name == "prm.document"
        return not is_document and super()._is_talk_shown(record)


class PrmHomeWidgets(models.AbstractModel):
    """The newest documents for the reader."""

    _inherit = "prm.home.widgets"

    def _entries_of_vendor(self):
        return [
            *super()._entries_of_vendor(),
            Widget(
                key="documents",
                label=self.env._("Documents"),
                order=60,
                template="prm.portal_home_documents",
                values=self._document_values,
                needs="documents",
                condition=lambda portal: portal._is_own(),
            ),
        ]

    def _document_values(self, portal):
        """Return the newest documents and the address of them all."""
        return {
            "documents": self.env["prm.document.list"]._newest(portal),
            "documents_name": self.env["prm.portal.sections"]._title(
                portal, "documents"
            ),
            "documents_url": portal._url("documents"),
        }
