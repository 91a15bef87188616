"""What partner and vendor say to each other on a record of another app."""

from odoo import models
from odoo.tools import is_html_empty, plaintext2html

from ..common.errors import RegistrationRefused

SUBTYPE = "prm.mt_joined"


class PrmJoinedTalk(models.AbstractModel):
    """Messages of a subtype of their own; all else in the chatter stays inside.

    The subtype is internal: by themselves these messages reach no share user, neither
    by a right nor as a follower. Pages show them after a verdict of their own. Records
    are given with superuser rights, by who has found them for the current user.
    """

    _name = "prm.joined.talk"
    _description = "Conversation on another app's record"

    # --------------------------------------------------------------------- reading

    def _messages_sudo(self, record):
        """Return the shared messages (sudo) of a record, oldest first.

        What a mail says is none of them by itself: anybody can send one. Answers that
        were let in are posted as comments (``prm.joined.reply``).
        """
        messages_sudo = self.env["mail.message"].sudo()
        return messages_sudo.search(
            [
                ("model", "=", record._name),
                ("res_id", "=", record.id),
                ("message_type", "=", "comment"),
                ("subtype_id", "=", self.env.ref(SUBTYPE).id),
            ],
            order="date, id",
        )

    def _rows(self, record, url=""):
        """Return the shared messages as plain values, as pages show them.

        :param str url: of the page of the record, below which files are found
        """
        me, messages_sudo = self.env.user.partner_id, self._messages_sudo(record)
        of_vendor = messages_sudo._prm_of_vendor()
        return [
            {
                "id": message_sudo.id,
                "author": message_sudo.author_id.name,
                "is_vendor": message_sudo in of_vendor,
                "by_mail": bool(message_sudo.incoming_email_to),
                "is_me": message_sudo.author_id == me,
                **self.env["prm.formatting"]._when(message_sudo.date),
                "body": message_sudo.body,
                "files": self._files(message_sudo, url),
            }
            for message_sudo in messages_sudo
            if message_sudo.attachment_ids or not is_html_empty(message_sudo.body)
        ]

    def _files(self, message, url):
        return [
            {
                "id": file_sudo.id,
                "name": file_sudo.name,
                "size": file_sudo.file_size,
                "url": f"{url}/files/{file_sudo.id}",
            }
            for file_sudo in message.attachment_ids
        ]

    def _file_sudo(self, record, number):
        """Return a file (sudo) of a shared message, or none."""
        files_sudo = self._messages_sudo(record).attachment_ids
        return files_sudo.filtered(lambda file: file.id == number)

    def _html(self, record):
        """Return the conversation for employees, the newest first; False without."""
        rows = self._rows(record, "/web")[::-1]
        qweb = self.env["ir.qweb"]
        return bool(rows) and qweb._render("prm.joined_conversation", {"rows": rows})

    # --------------------------------------------------------------------- writing

    def _post(self, record, text, token=""):
        """Post what the current user says, with the pending files of its form, once.

        :param str text: plain, may be empty
        :param str token: one-shot token of the form, if it is of one
        :return: False when it was posted before, and nothing else came since
        :raises RegistrationRefused: without text and files, or with too many of these
        """
        keys = self.env["prm.serialization.key"]
        if token and not keys._claim([f"joined:{self.env.uid}:{token}"]):
            return self._post_late(record, token)
        files_sudo = self.env["prm.upload"]._take_sudo(token)
        text = (text or "").strip()
        if not text and not files_sudo:
            raise RegistrationRefused(self.env, {"comment": "no_text"})
        self._check_size(record, files_sudo)
        self._say(record, text, files_sudo)
        return True

    def _post_late(self, record, token):
        """Post what came with a form that was sent before: files, if they are others.

        :param str token: of the form
        :return: whether there were any
        :raises RegistrationRefused: with too many of these
        """
        files_sudo = self.env["prm.upload"]._take_sudo(token)
        shared_sudo = self._messages_sudo(record).attachment_ids
        known = {(file.name, file.checksum) for file in shared_sudo}
        again_sudo = files_sudo.filtered(lambda one: (one.name, one.checksum) in known)
        files_sudo -= again_sudo
        again_sudo.unlink()
        if files_sudo:
            self._check_size(record, files_sudo)
            self._say(record, "", files_sudo)
        return bool(files_sudo)

    def _check_size(self, record, files):
        """Refuse files (sudo) with which a conversation would hold too much.

        :raises RegistrationRefused: saying so
        """
        shared_sudo = self._messages_sudo(record).attachment_ids
        size = sum((shared_sudo | files).mapped("file_size"))
        if files and size > self.env["prm.upload.field"]._limits()["max_total"]:
            raise RegistrationRefused(self.env, {"attachments": "files_too_large"})

    def _say(self, record, text, files):
        """Post a shared message of the current user, who becomes no follower.

        :param record: with the rights that are needed to post on it
        :param files: attachments that this user has uploaded
        :return: the message
        """
        return record.message_post(
            body=plaintext2html(text) if text else "",
            message_type="comment",
            subtype_xmlid=SUBTYPE,
            author_id=self.env.user.partner_id.id,
            attachment_ids=files.ids,
        )

    def _ask(self, record, activity, users, summary=""):
        """Let the first of ``users`` who may read a record have one activity on it.

        :param str activity: xml id of its type
        :param str summary: of what is to be done, where the type does not say it
        """
        fit = users.filtered(
            lambda user: user.active and record.with_user(user).has_access("read")
        )
        if fit and not record.activity_search([activity]):
            record.activity_schedule(activity, summary=summary, user_id=fit[0].id)
