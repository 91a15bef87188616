"""The link in the mail of a question: it answers this question, for its reader.

It is written as the mail leaves, as the foot of mails is: in no message, where others
could find it. Until then the mail leads to the page of the deal.
"""

import re

from odoo import api, models

from ...policy.silence import ANSWERS
from ..common.signed_link import Purpose

PURPOSE = "progress"
EVENT = "progress_question"
# Longer than anybody waits for an answer; it dies earlier with what it rests on.
DAYS = 90

# From other parts: _record_sudo, _signed, _token


class PrmSignedLink(models.AbstractModel):
    """Links to one question, for one membership."""

    _inherit = "prm.signed.link"

    @api.model
    def _purposes(self):
        about = Purpose(
            model="prm.progress.question", hours=24 * DAYS, fact=self._fact_of_question
        )
        return {**super()._purposes(), PURPOSE: about}

    @api.model
    def _fact_of_question(self, question):
        """Return whose link it is, and where mails reach that person.

        None where that person could not answer on the portal (anymore), or nobody is
        asked anymore. The member stands in the context.

        :param question: with superuser rights
        """
        members_sudo = self.env["prm.member"].sudo()
        member_sudo = members_sudo.browse(
            question.env.context.get("prm_answering_member")
        ).exists()
        is_asked = question.state in ("open", "answered")
        if not is_asked or not self._may_answer(question, member_sudo):
            return None
        address = member_sudo.partner_id.email_normalized
        return f"{member_sudo.id} {member_sudo.user_id.id} {address}"

    @api.model
    def _may_answer(self, question, member):
        """Tell whether a member (sudo) may open the deal of a question, and answer."""
        portal_sudo = member.partnership_id.portal_id
        is_open = portal_sudo.active and portal_sudo.state == "active"
        user_sudo = member.user_id
        if not (is_open and user_sudo.active and member._filtered_live()):
            return False
        deal = question.registration_id.sudo(False)
        if not deal._may_be_opened_by(user_sudo):
            return False
        if question.state == "answered":
            return True
        return "progress" in deal.with_user(user_sudo)._portal_actions()

    @api.model
    def _progress_token(self, question, member):
        """Return the token for ``member`` (sudo), ``""`` where none would work."""
        question_sudo = question.sudo()
        return self._token(
            PURPOSE, question_sudo.with_context(prm_answering_member=member.id)
        )

    @api.model
    def _progress_sudo(self, token):
        """Return question and member (sudo) of a link, both empty where it is dead.

        :param str token: as it was sent by whoever
        """
        members_sudo = self.env["prm.member"].sudo()
        _question_id, fact = self._signed(PURPOSE, token)
        number = str(fact or "").partition(" ")[0]
        member_id = int(number) if number.isdigit() else 0
        here = self.with_context(prm_answering_member=member_id)
        question_sudo = here._record_sudo(PURPOSE, token)
        if not question_sudo:
            return question_sudo, members_sudo
        return question_sudo, members_sudo.browse(member_id)


class PrmProgressLink(models.AbstractModel):
    """Writes the addresses of answers into a mail as it leaves, for its reader."""

    _name = "prm.progress.link"
    _description = "Links of questions about progress"

    @api.model
    def _with_links(self, mail, email):
        """Return what is about to be sent, with the links of its reader.

        :param mail: the ``mail.mail``
        :param dict email: as core sends it, to one contact
        """
        mail_sudo = mail.sudo()
        if mail_sudo.prm_event != EVENT or not mail_sudo.prm_member_id:
            return email
        deal_sudo = self.env["prm.registration"].sudo().browse(mail_sudo.res_id)
        question_sudo = self.env["prm.progress.desk"]._open_sudo(deal_sudo.exists())
        links = self.env["prm.signed.link"]
        member_sudo = mail_sudo.prm_member_id
        token = question_sudo and links._progress_token(question_sudo, member_sudo)
        if not token:
            return email
        address = self._address(deal_sudo, token)
        return {
            **email,
            **{
                part: self._replaced(email.get(part), deal_sudo._portal_url(), address)
                for part in ("body", "body_alternative")
            },
        }

    @api.model
    def _address(self, deal, token):
        """Return the full address that a token answers at."""
        return f"{deal.get_base_url()}/partner/answer/{token}"

    @api.model
    def _replaced(self, text, page, address):
        """Return ``text`` in which the buttons lead to ``address``.

        :param text: of a mail, may be empty
        :param str page: path of the deal's page, which the buttons led to, on whatever
            host the mail was written
        """
        keys = "|".join(map(re.escape, ANSWERS))
        button = rf"https?://[^\s\"'<>()\[\]]*{re.escape(page)}#prm_({keys})"
        return text and re.sub(button, rf"{address}?answer=\1", text)


class MailMail(models.Model):
    """Mails: questions about progress carry links of their reader."""

    _inherit = "mail.mail"

    def _prepare_outgoing_list(self, mail_server=False, doc_to_followers=None):
        """Write the links of the reader into each question."""
        links = self.env["prm.progress.link"]
        emails = super()._prepare_outgoing_list(
            mail_server=mail_server, doc_to_followers=doc_to_followers
        )
        return [links._with_links(self, email) for email in emails]
