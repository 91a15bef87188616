"""What the mail about new terms says."""

from odoo import models

# From other parts: portal_id


class PrmPartnershipTermsWords(models.Model):
    """The door of the mail's template to the terms of the program."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    def _terms_now_sudo(self):
        """Return the current terms (sudo) of the program, maybe none."""
        return self.env["prm.terms.desk"]._current_sudo(self)

    def _terms_until_text(self):
        """Return the last day to accept them, in words; nothing without terms."""
        if not self._terms_now_sudo():
            return ""
        until = self.env["prm.terms.desk"]._until(self)
        return self.env["prm.formatting"]._day(until, "long")

    def _terms_link(self):
        """Return the full address of the page of the terms, for mails."""
        self.ensure_one()
        portal_sudo = self.portal_id.sudo()
        return self.get_base_url() + portal_sudo._url("terms")
