"""Mails about a document: on behalf of the partnership that is being told."""

from odoo import models

# From other parts: date_end, partnership_id


class PrmDocumentMail(models.Model):
    """What the templates say, and who of the partner may open the document."""

    _name = "prm.document"
    _inherit = ["prm.document"]

    def _partnership_told(self):
        """Return the partnership that is being told, as the context names it.

        Without one, the partner that the document is for, if it is for one alone.
        """
        told = self.env.context.get("prm_partnership_id")
        return self.partnership_id.browse(told) if told else self.partnership_id

    def _readers_sudo(self, people):
        """Return those of ``people`` (sudo) who may read the document now."""
        return people.filtered(lambda one: self._may_be_opened_by(one.user_ids))

    def _page_link(self):
        """Return the full address of the document's page, for mails."""
        portal_sudo = self._partnership_of_mail_sudo().portal_id
        return self.get_base_url() + self._news_path(portal_sudo)

    def _news_path(self, portal):
        """Return the path of the document's page on a portal.

        Where nobody in particular is told, as in a preview of the mail, it leads to the
        portal of whoever opens it.
        """
        return portal._url("documents", self.id) if portal else "/partner"

    def _mail_portal_name(self):
        """Return the name of the portal that the mail comes from."""
        return self._partnership_of_mail_sudo().portal_id.name or ""

    def _validity_text(self):
        """Return until when the document is valid, nothing without an end."""
        day = self.env["prm.formatting"]._day(self.date_end, "long")
        return self.env._("It is valid until %s.", day) if day else ""
