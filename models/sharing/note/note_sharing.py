"""Sharing a note of the vendor with a partner: a marked copy, to be taken back."""

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from .crm_lead_note import SILENT

SOURCES = ("crm.lead", "prm.registration")


class PrmNoteSharing(models.AbstractModel):
    """Copies messages with their files into conversations with partners.

    Messages and registrations come with the rights of the employee. The copy knows its
    note (``prm_shared_from_id``); who shared it, and when, are its author and date.
    """

    _name = "prm.note.sharing"
    _description = "Shared notes"

    # ------------------------------------------------------------------------ verdicts

    @api.model
    def _is_heard(self, registration):
        """Tell whether the partner reads what is said in this conversation now."""
        registration_sudo = registration.sudo()
        state = registration_sudo.state
        is_gone = registration_sudo.origin == "shared" and state == "cancelled"
        if state in SILENT or is_gone:
            return False
        return self.env["prm.portal.switches"]._is_talk_shown(registration)

    @api.model
    def _check(self, message):
        """Refuse who may not share this message, and what cannot be shared.

        :raises AccessError: to share users, and without access to message or record
        :raises UserError: saying why it cannot be shared
        """
        text = self.env["prm.messages"]._text
        if self.env.user.share:
            raise AccessError(text("not_your_role"))
        message.check_access("read")
        if message.model not in SOURCES:
            raise UserError(text("note_of_deal"))
        self._record(message).check_access("read")
        is_deal = message.model == "prm.registration"
        if is_deal and not message._prm_is_internal():
            raise UserError(text("note_is_shared"))
        if not self._targets(message):
            raise UserError(text("nobody_reads_note"))
        message_sudo = message.sudo()
        if not (self._body(message) or message_sudo.attachment_ids):
            raise UserError(text("note_is_empty"))

    def _record(self, message):
        """Return the lead or registration on which a message stands."""
        return self.env[message.model].browse(message.res_id)

    def _body(self, message):
        return self.env["prm.note.body"]._for_partner(message.body)

    @api.model
    def _targets(self, message):
        """Return the registrations in whose conversation a message can be shared."""
        record = self._record(message)
        if record._name == "crm.lead":
            return record._prm_reachable()
        return record._filtered_access("read").filtered(self._is_heard)

    @api.model
    def _copies_sudo(self, message, registration=None):
        """Return the copies (sudo) of a message that partners read now.

        :param registration: only in this conversation
        """
        messages_sudo = self.env["mail.message"].sudo()
        copies_sudo = messages_sudo.search([("prm_shared_from_id", "=", message.id)])
        copies_sudo = copies_sudo.filtered(lambda copy: not copy._prm_is_internal())
        if registration is None:
            return copies_sudo
        return copies_sudo.filtered(lambda copy: copy.res_id == registration.id)

    def _check_in(self, message, registration):
        """Refuse a registration to which this message does not belong.

        :raises UserError: without one, or for one of another lead
        """
        self._check(message)
        if not registration or registration not in self._targets(message):
            raise UserError(self.env["prm.messages"]._text("choose_conversation"))

    # ------------------------------------------------------------------------- the deed

    @api.model
    def _share_sudo(self, message, registration, files):
        """Copy a message and some of its files into a conversation, once.

        :param message: of a lead or registration
        :param registration: where its partner reads it
        :param files: attachments of the message that go with it
        :return: the copy (sudo)
        :raises AccessError: to who may not read one of them
        :raises UserError: saying why it cannot be shared, or that it is
        """
        self._check_in(message, registration)
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim([f"note:{message.id}-{registration.id}"])
        if self._copies_sudo(message, registration):
            raise UserError(self.env["prm.messages"]._text("note_is_shared"))
        message_sudo = message.sudo()
        files_sudo = message_sudo.attachment_ids & files
        body = self._body(message)
        if not (body or files_sudo):
            raise UserError(self.env["prm.messages"]._text("note_is_empty"))
        people_sudo = self.env["prm.audience"]._answered_sudo(registration)
        copy = registration.message_post(
            body=body,
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            attachment_ids=self._copied_sudo(files_sudo).ids,
            partner_ids=people_sudo.ids,
        )
        copy_sudo = copy.sudo()
        copy_sudo.prm_shared_from_id = message
        return copy_sudo

    def _copied_sudo(self, files):
        """Return copies of files (sudo), for a message that is about to be posted."""
        copies_sudo = files.browse()
        for file_sudo in files:
            copies_sudo |= file_sudo.copy(
                {
                    "res_model": "mail.compose.message",
                    "res_id": 0,
                    "access_token": False,
                }
            )
        return copies_sudo

    @api.model
    def _revoke(self, message, registration):
        """Take a shared note back: the partner sees neither copy nor files anymore.

        The copy stays with the vendor as a note. Mails that wait are not sent.

        :raises AccessError: to who may not read one of them
        :raises UserError: when it is not shared there
        """
        self._check_in(message, registration)
        copies_sudo = self._copies_sudo(message, registration)
        if not copies_sudo:
            raise UserError(self.env["prm.messages"]._text("note_is_not_shared"))
        note = self.env.ref("mail.mt_note")
        copies_sudo.write({"is_internal": True, "subtype_id": note.id})
        self._stop_mails(copies_sudo)

    def _stop_mails(self, copies):
        """Cancel what waits to be sent of these messages (sudo)."""
        mails_sudo = self.env["mail.mail"].sudo()
        mails_sudo = mails_sudo.search(
            [("mail_message_id", "in", copies.ids), ("state", "=", "outgoing")]
        )
        mails_sudo.cancel()
        told_sudo = copies.notification_ids.filtered(
            lambda each: each.notification_status == "ready"
        )
        told_sudo.write({"notification_status": "canceled"})

    # ------------------------------------------------------------------------- in words

    @api.model
    def _mark(self, message):
        """Return in words that a message (sudo) is a shared note, ``""`` if it is not.

        Who wrote the note, who shared it, and when.
        """
        message_sudo = message.sudo()
        note_sudo = message_sudo.prm_shared_from_id
        if not note_sudo:
            return ""
        moment = self.env["prm.formatting"]._moment
        return self.env._(
            "Note by %(author)s of %(written)s, shared by %(person)s on %(shared)s",
            author=note_sudo.author_id.name or note_sudo.email_from or "–",
            written=moment(note_sudo.date),
            person=message.author_id.name,
            shared=moment(message.date),
        )
