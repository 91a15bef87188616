"""Mails that wait in the queue do not reach who may not read of it anymore."""

from odoo import models

from ..common.thread_mixin import partnership_of


class MailMail(models.Model):
    """Mails: those to members stop as pages do, from the moment they are closed."""

    _inherit = "mail.mail"

    def _send(self, *args, **kwargs):
        """Send to those who have access still, to the portal and to the record."""
        for mail in self.filtered(lambda one: one.state == "outgoing"):
            mail._prm_leave_out(mail._prm_shut_out_sudo())
        return super()._send(*args, **kwargs)

    def _prm_shut_out_sudo(self):
        """Return the readers (sudo) who get this mail as members, and may not now.

        Their access has ended, or the record is closed to them. Mails that let people
        in, and those of other records, are nobody's here.
        """
        self_sudo = self.sudo()
        event = self.env["prm.notification.footer"]._event_of(self_sudo)
        known = self.env["prm.notification.events"]._by_key().get(event)
        if not event or (known and known.is_fixed):
            return self_sudo.recipient_ids.browse()
        members_sudo = self_sudo.prm_member_id
        if not self_sudo.prm_event:  # a message, to whoever follows
            members_sudo = self._prm_readers_sudo()
        live_sudo = members_sudo._filtered_live().filtered("user_id.active")
        gone_sudo = members_sudo.partner_id - live_sudo.partner_id
        closed_sudo = self._prm_closed_to_sudo(live_sudo.partner_id)
        return self_sudo.recipient_ids & (gone_sudo | closed_sudo)

    def _prm_closed_to_sudo(self, people):
        """Return those of ``people`` (sudo) who may not open what the mail is about."""
        self_sudo = self.sudo()
        if not self.env["prm.notification.footer"]._is_thread(self_sudo.model):
            return people.browse()
        record_sudo = self_sudo.env[self_sudo.model].browse(self_sudo.res_id).exists()
        if not record_sudo:
            return people.browse()
        if self_sudo.prm_event:
            readers_sudo = record_sudo._readers_sudo(people)
            return people.browse() if readers_sudo is None else people - readers_sudo
        return people.filtered(
            lambda each: not record_sudo._may_be_opened_by(each.user_ids)
        )

    def _prm_readers_sudo(self):
        """Return the memberships (sudo), ended ones too, of who gets a message."""
        self_sudo = self.sudo()
        record_sudo = self_sudo.env[self_sudo.model].browse(self_sudo.res_id).exists()
        partnership_sudo = partnership_of(record_sudo) if record_sudo else None
        return self_sudo.env["prm.member"].search(
            [
                ("partner_id", "in", self_sudo.recipient_ids.ids),
                ("organization_id", "=", partnership_sudo.partner_id.id),
                ("company_id", "=", partnership_sudo.company_id.id),
            ]
            if partnership_sudo
            else [("id", "=", False)]
        )

    def _prm_leave_out(self, people):
        """Send a mail to the others alone, or to nobody.

        :param people: readers of the mail (sudo)
        """
        if not people:
            return
        self_sudo = self.sudo()
        told_sudo = self_sudo.env["mail.notification"].search(
            [
                ("mail_mail_id", "=", self_sudo.id),
                ("res_partner_id", "in", people.ids),
            ]
        )
        told_sudo.write({"notification_status": "canceled"})
        self_sudo.recipient_ids -= people
        if not self_sudo.recipient_ids and not self_sudo.email_to:
            self_sudo.cancel()
