"""A question to the partners of two deals that look like one; it names nobody."""

from odoo import models
from odoo.tools import plaintext2html

from ..screening import RUNNING

# From other parts: _deals_sudo, _mark_asked, registration_id


class PrmRegistrationConflict(models.Model):
    """Each partner is asked in the conversation of the own deal, once."""

    _name = "prm.registration.conflict"
    _inherit = ["prm.registration.conflict"]

    def _asked_deals_sudo(self):
        """Return the running deals (sudo) of both sides whose partners can be asked."""
        self_sudo = self.sudo()
        both_sudo = self_sudo.registration_id | self_sudo._deals_sudo()
        switches = self.env["prm.portal.switches"]
        return both_sudo.filtered(
            lambda deal: deal.state in RUNNING and switches._is_talk_shown(deal)
        )

    def _ask_both(self):
        """Put the question into the conversations, from the company to each partner.

        Both read the same words, which say neither that somebody else asks for the
        customer nor who.
        """
        self.ensure_one()
        for deal_sudo in self._asked_deals_sudo():
            company_sudo = deal_sudo.company_id
            deal_sudo.message_post(
                body=plaintext2html(self._question(deal_sudo)),
                message_type="comment",
                subtype_xmlid="mail.mt_comment",
                author_id=company_sudo.partner_id.id,
            )
        self._mark_asked()

    def _question(self, deal):
        """Return the question in the language of who reads it."""
        here = self.with_context(lang=self.env["prm.language"]._of(deal.contact_id))
        return here.env._(
            "To decide on this deal we need to know a little more about it. Who is "
            "your contact at the customer, since when have you been talking about "
            "this project, and what is the next step?"
        )
