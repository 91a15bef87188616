"""Which documents a person of a partner may read: ids for the record rules."""

from odoo import api, models

from ...people.res_users_access import DocumentScope


class PrmDocumentScope(models.AbstractModel):
    """Says of one person what ``_partnerships_domain`` says of one document."""

    _name = "prm.document.scope"
    _description = "Audience of documents that a person belongs to"

    @api.model
    def _of(self, partnerships, switches):
        """Return the scope of who works in these partnerships.

        Partnerships whose portal is closed, or does not show documents, count nothing.

        :param partnerships: live ones (sudo), one a company
        :param switches: what the portals of their companies narrow
        """
        hidden = switches.hidden_on("documents")
        open_sudo = partnerships.filtered(
            lambda own: (
                own.portal_id.state == "active"
                and own.portal_id.active
                and own.portal_id.id not in hidden
            )
        )
        return DocumentScope(
            company_ids=tuple(open_sudo.company_id.ids),
            portal_ids=tuple(open_sudo.portal_id.ids),
            program_ids=tuple(open_sudo.program_id.ids),
            tier_ids=tuple(
                tier.id for own in open_sudo for tier in self._reached_sudo(own)
            ),
            partnership_ids=tuple(open_sudo.ids),
        )

    @api.model
    def _reached_sudo(self, partnership):
        """Return the tiers (sudo) that a partnership has reached in its program."""
        own_sudo = partnership.tier_id
        return own_sudo.search(
            [
                ("program_id", "=", partnership.program_id.id),
                ("level", "<=", own_sudo.level),
            ]
        )
