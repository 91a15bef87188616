"""Answers by mail to what partners were told of another app's record."""

from odoo import SUPERUSER_ID, api, fields, models

from .talk import SUBTYPE
from .telling import told_of


class MailMail(models.Model):
    """Mails: of which record of another app they tell, for answers to them."""

    _inherit = "mail.mail"

    prm_joined_model = fields.Char("Model it tells of", readonly=True)
    prm_joined_id = fields.Many2oneReference(
        "Record it tells of", model_field="prm_joined_model", readonly=True
    )


class PrmNotificationMailing(models.AbstractModel):
    """Mails remember the record that they tell of."""

    _inherit = "prm.notification.mailing"

    @api.model
    def _prepare_mail(self, told, values, person):
        """Return the values of one mail, with what it tells of."""
        vals = super()._prepare_mail(told, values, person)
        model, number = told_of(told.record).answers_to or (False, False)
        return {**vals, "prm_joined_model": model, "prm_joined_id": number}


class PrmJoinedReply(models.AbstractModel):
    """Lets an answer into the conversation of a record, or keeps it inside as a note.

    Whoever answers has the mail that was answered: nobody guesses its id. The sender
    is whom the mail names; what they may do on the page, they may do here.
    """

    _name = "prm.joined.reply"
    _description = "Answers by mail on another app's record"

    @api.model
    def _may_answer(self, record, user):
        """Hook: tell whether a user of a partner may write on a record (sudo) now.

        Who may do so on its page may answer the mail.
        """
        desk = self.env["prm.joined"]._desk_of(record)
        if desk is None:
            return False
        portal_sudo = record._prm_partnership_sudo().portal_id
        here = portal_sudo.with_context(allowed_company_ids=[]).with_user(user)
        desk = desk.with_env(here.env)
        found_sudo = desk._find_sudo(here, record.id)
        return bool(found_sudo) and "comment" in desk._actions(here, found_sudo)

    @api.model
    def _answered(self, record, is_shared):
        """Hook: do what follows an answer, as the person who wrote it.

        :param record: with superuser rights
        :param bool is_shared: the partner sees it; otherwise it was kept as a note
        """
        desk = self.env["prm.joined"]._desk_of(record)
        if desk is not None:
            desk._heard(record, is_shared)

    @api.model
    def _record_sudo(self, message_dict):
        """Return the record (sudo) that is told of by what a mail answers, maybe none.

        :param dict message_dict: an incoming mail, as core has read it
        """
        mails_sudo = self.env["mail.mail"].sudo()
        told = [
            ("mail_message_id", "=", message_dict.get("parent_id") or 0),
            ("prm_joined_model", "in", list(self.env)),
        ]
        mail_sudo = mails_sudo.search(told, limit=1)
        if not mail_sudo:
            return None
        records_sudo = self.env[mail_sudo.prm_joined_model].sudo()
        return records_sudo.browse(mail_sudo.prm_joined_id).exists()

    @api.model
    def _take(self, record_sudo, message_dict):
        """Post an answer: shared, if its sender may write there, else as a note."""
        gate, talk = self.env["prm.mail.gate"], self.env["prm.joined.talk"]
        writers_sudo = gate._writers_sudo(message_dict)
        sender_sudo = writers_sudo.filtered(
            lambda user: user.share and self._may_answer(record_sudo, user)
        )[:1]
        names = ("body", "attachments", "email_from", "message_id")
        values = {name: message_dict.get(name) for name in names}
        used = sum(talk._messages_sudo(record_sudo).attachment_ids.mapped("file_size"))
        posted = gate._admit(record_sudo, values, sender_sudo, used)
        is_shared = "subtype_id" not in posted
        if is_shared:
            to = message_dict.get("to") or message_dict.get("email_from")
            shared = {"subtype_xmlid": SUBTYPE, "message_type": "comment"}
            posted = {**posted, **shared, "incoming_email_to": to}
        else:
            posted = {**posted, "message_type": "email"}
        quiet = {"mail_create_nosubscribe": True}
        system_sudo = record_sudo.with_user(SUPERUSER_ID).with_context(**quiet)
        system_sudo.message_post(**posted)
        if not self.env.context.get("prm_automatic_mail"):
            here = self.with_user(sender_sudo.id or self.env.uid)
            here._answered(record_sudo, is_shared)
