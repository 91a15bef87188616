"""The foot of mails to partners: why they get it, and where they change that.

It is written as a mail leaves, for its reader: the signed link stands in no message,
where others could find it, and nobody gets one whose access has ended meanwhile.
"""

import re

from odoo import api, fields, models
from odoo.tools import html2plaintext
from odoo.tools.mail import append_content_to_html

from ..common.thread_mixin import partnership_of
from .link import PURPOSE

# Of an event that is no event: the mail is a summary.
SUMMARY = "summary"
# The text of a mail would name the file of each picture, and link it.
PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)


class PrmNotificationFooter(models.AbstractModel):
    """Writes the foot of a mail for its reader, and takes the reader's answer."""

    _name = "prm.notification.footer"
    _description = "Foot of mails to partners"

    @api.model
    def _event_of(self, mail):
        """Return the key of the event that a mail tells, ``""`` for other mails."""
        mail_sudo = mail.sudo()
        if mail_sudo.prm_event:
            return mail_sudo.prm_event
        message_sudo = mail_sudo.mail_message_id
        if not self._is_thread(mail_sudo.model) or message_sudo._prm_is_internal():
            return ""
        return self.env["prm.notification.desk"]._talk_events(message_sudo)[0]

    @api.model
    def _is_thread(self, model):
        """Tell whether partners read the conversations of a model, by its name."""
        found = self.env.registry.get(model)
        return bool(found) and issubclass(found, self.env.registry["prm.thread.mixin"])

    @api.model
    def _with_foot(self, mail, email):
        """Return what is about to be sent, with a foot if the reader is a member.

        :param mail: the ``mail.mail``
        :param dict email: as core sends it, to one contact
        """
        event, person = self._event_of(mail), email["partner_id"]
        member_sudo = self._member_sudo(mail, person) if event and person else None
        address = member_sudo and self._address(member_sudo)
        known = self.env["prm.notification.events"]._by_key().get(event)
        if not address or (known and known.is_fixed):
            return email
        foot = self._html(member_sudo, address)
        body = append_content_to_html(email["body"] or "", foot, plaintext=False)
        return {
            **email,
            "body": body,
            "body_alternative": html2plaintext(PICTURE.sub("", body)),
            "headers": {
                **email["headers"],
                "List-Unsubscribe": f"<{address}/off/{event}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        }

    @api.model
    def _member_sudo(self, mail, person):
        """Return the membership (sudo) in which a person gets a mail, maybe none."""
        mail_sudo = mail.sudo()
        person_sudo = person.sudo()
        if told_sudo := mail_sudo.prm_member_id:
            return told_sudo if told_sudo.partner_id == person_sudo else told_sudo[:0]
        records_sudo = self.env[mail_sudo.model].sudo()
        record_sudo = records_sudo.browse(mail_sudo.res_id or ()).exists()
        if not record_sudo:
            return self.env["prm.member"]
        desk = self.env["prm.notification.desk"]
        return desk._members_sudo(partnership_of(record_sudo), person_sudo)[:1]

    @api.model
    def _address(self, member):
        """Return where a member (sudo) changes what mails come, without a login.

        :return: the full address; ``""`` for who has no access (anymore)
        """
        token = self.env["prm.signed.link"]._token(PURPOSE, member)
        base = member.partnership_id.portal_id.get_base_url()
        return f"{base}/partner/notifications/{token}" if token else ""

    @api.model
    def _html(self, member, address):
        """Return the foot of a mail to a member (sudo), in the person's language."""
        language = self.env["prm.language"]
        lang = language._of(member.partner_id, member.company_id)
        portal_sudo = member.partnership_id.portal_id.with_context(lang=lang)
        values = {
            "prm_portal": portal_sudo.name,
            "prm_address": address,
            "prm_direction": language._direction(lang),
        }
        views = self.env["ir.qweb"].with_context(lang=lang)
        return views._render("prm.mail_notification_footer", values, lang=lang)

    # ---------------------------------------------------------- the reader's answer

    @api.model
    def _switch_off(self, token, event):
        """Let the reader of a mail get no more of its kind, as mail programs offer.

        :param str token: of the mail's link, as it was sent by whoever
        :param str event: key of the event; of a summary, all that wait for summaries
        :return: whether the link works
        """
        member_sudo = self.env["prm.signed.link"]._record_sudo(PURPOSE, token)
        if not member_sudo:
            return False
        preferences = self.env["prm.notification.preference"]
        wanted = preferences._of(member_sudo)
        off = [event]
        if event == SUMMARY:
            off = [key for key, often in wanted.items() if often in ("daily", "weekly")]
        preferences._choose(member_sudo, dict.fromkeys(off, "never"))
        return True


class MailMail(models.Model):
    """Mails: those to partners say why, to each reader."""

    _inherit = "mail.mail"

    prm_event = fields.Char("Event told to partners", readonly=True)
    prm_member_id = fields.Many2one(
        "prm.member",
        "Member who is told",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )

    def _prepare_outgoing_list(self, mail_server=False, doc_to_followers=None):
        """Put a foot under each mail to a member."""
        footer = self.env["prm.notification.footer"]
        emails = super()._prepare_outgoing_list(
            mail_server=mail_server, doc_to_followers=doc_to_followers
        )
        return [footer._with_foot(self, email) for email in emails]
