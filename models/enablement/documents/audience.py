"""Who is told of documents."""

from odoo import api, models

PUBLISHED = "prm.mail_template_document_published"
VERSION = "prm.mail_template_document_version"


class PrmAudience(models.AbstractModel):
    """Everybody who may read a new document; of a new version, who had an old one."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        return {**super()._told(), PUBLISHED: ("readers",), VERSION: ("downloaders",)}

    @api.model
    def _roles(self):
        return {
            **super()._roles(),
            "readers": self._people_sudo,
            "downloaders": self._downloaders_sudo,
        }

    @api.model
    def _people_sudo(self, document):
        """Return the people (sudo) of the partnership that is being told."""
        partnership_sudo = document._partnership_told().sudo()
        return partnership_sudo.member_ids._filtered_live().partner_id

    @api.model
    def _downloaders_sudo(self, document):
        """Return those of them (sudo) who downloaded an earlier version."""
        partnership_sudo = document._partnership_told().sudo()
        downloads_sudo = self.env["prm.document.download"].sudo()
        downloads_sudo = downloads_sudo.search(
            [
                ("document_id", "=", document.id),
                ("version", "<", document.version),
                ("partnership_id", "=", partnership_sudo.id),
            ]
        )
        return downloads_sudo.member_id.partner_id & self._people_sudo(document)
