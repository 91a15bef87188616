"""The conversation on a registration, as its page shows it: messages and files."""

from odoo import models
from odoo.tools import is_html_empty


class PrmRegistrationTalk(models.AbstractModel):
    """What partner and vendor have said to each other; nothing that is internal."""

    _name = "prm.registration.talk"
    _description = "Conversation on the page of a registration"

    def _messages(self, registration):
        """Return the messages of the page, oldest first.

        :param registration: one that the reader may read
        """
        files_sudo = registration._shared_files_sudo()
        messages_sudo = registration._shared_messages_sudo()
        of_vendor = messages_sudo._prm_of_vendor()
        return {
            "messages": [
                {
                    **self._message(registration, each_sudo, files_sudo),
                    "is_vendor": each_sudo in of_vendor,
                }
                for each_sudo in messages_sudo
                if each_sudo.attachment_ids or not is_html_empty(each_sudo.body)
            ]
        }

    def _all_files(self, registration):
        """Return the files of all messages.

        :param registration: one that the reader may read
        """
        return {"files": self.env["prm.deal.files"]._rows(registration)}

    def _message(self, registration, message, files):
        """Return what the page shows of a shared message (sudo), but for its side.

        :param files: all files (sudo) that the page shows
        """
        return {
            "id": message.id,
            "author": message.author_id.name or message.email_from,
            "by_mail": message.message_type == "email",
            "is_me": message.author_id == self.env.user.partner_id,
            **self.env["prm.formatting"]._when(message.date),
            "body": message.body,
            "files": self._files(registration, message.attachment_ids & files),
        }

    def _files(self, registration, attachments):
        """Return name, size (bytes), type and address of files of the registration.

        :param registration: whose page offers them
        :param attachments: files (sudo) that the reader may have
        """
        portal_sudo = registration.sudo().portal_id
        number = registration.id
        return [
            {
                "id": file_sudo.id,
                "name": file_sudo.name,
                "size": file_sudo.file_size,
                "mimetype": file_sudo.mimetype,
                "url": portal_sudo._url("registrations", number, "files", file_sudo.id),
            }
            for file_sudo in attachments
        ]
