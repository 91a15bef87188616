"""Mails with a link that lets somebody in: their recipient alone may read them."""

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError
from odoo.fields import Command


class PrmSecretMail(models.AbstractModel):
    """Queues mails with a token.

    They have a sender and no author, the system makes them, and they belong to no
    record: who wrote a message, made it or reads its record would read the link.
    """

    _name = "prm.secret.mail"
    _description = "Emails with a link to get in"

    @api.model
    def _queue_sudo(self, template_sudo, record_sudo, partnership_sudo, to, **context):
        """Put a mail to one recipient into the queue, and let the queue start soon.

        :param record_sudo: what the template is about
        :param partnership_sudo: whose portal writes
        :param to: a contact, or the address of somebody who may have none
        :param context: what the template reads from ``ctx``
        :return: the mail (sudo)
        """
        layout = self.env["prm.portal.look"]._mail_layout(partnership_sudo)
        values = self._prepare_values(to)
        if not template_sudo.email_from:
            values["email_from"] = partnership_sudo._mail_from()
        context["prm_partnership_id"] = partnership_sudo.id
        layout = template_sudo.email_layout_xmlid or layout
        return self._send_sudo(template_sudo, record_sudo, layout, values, context)

    @api.model
    def _send_sudo(self, template_sudo, record_sudo, layout, values, context):
        """Put a mail with these values into the queue, and let the queue start soon.

        :return: the mail (sudo)
        """
        here_sudo = template_sudo.with_user(SUPERUSER_ID).with_context(**context)
        mail_id = here_sudo.send_mail(
            record_sudo.id,
            force_send=False,
            email_layout_xmlid=layout,
            email_values=values,
        )
        queue_sudo = self.env.ref("mail.ir_cron_mail_scheduler_action").sudo()
        queue_sudo._trigger()
        return here_sudo.env["mail.mail"].browse(mail_id)

    @api.model
    def _check_is_mailed(self, record):
        """Refuse a link that lets a person in to all but the mails queued here.

        Who may write to somebody by a template would read it before it leaves, or send
        it elsewhere, and come in as that person. These mails are the system's own; core
        gives the composer of many mails superuser rights, but no other user.

        :raises AccessError: to all but the system
        """
        if record.env.uid != SUPERUSER_ID:
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))

    @api.model
    def _prepare_values(self, to):
        """Return the values of a mail that has nothing but its recipient."""
        is_address = isinstance(to, str)
        people = Command.clear() if is_address else Command.set(to.ids)
        return {
            "author_id": False,
            "model": False,
            "res_id": False,
            "email_to": to if is_address else False,
            "email_cc": False,
            "partner_ids": [],
            "recipient_ids": [people],
            "auto_delete": True,
            "scheduled_date": False,
        }
