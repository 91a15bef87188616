"""The files of a deal: who added them, which of them show by themselves, own ones."""

from typing import Any, NamedTuple

from odoo import SUPERUSER_ID, api, models

from ...policy import upload
from ..common.errors import RegistrationRefused

# What a page may offer to show; whether the content is that is looked at when it does.
SHOWN = {
    "application/pdf": "pdf",
    "image/gif": "image",
    "image/jpeg": "image",
    "image/png": "image",
    "image/webp": "image",
}


class Inline(NamedTuple):
    """A file (of the system's rights, maybe none) and what it is shown as."""

    file: Any
    kind: str = ""


class PrmDealFiles(models.AbstractModel):
    """Files of shared messages as plain values; registrations as a reader has them.

    A file is of whoever wrote the message that carries it.
    """

    _name = "prm.deal.files"
    _description = "Files of a deal"

    @api.model
    def _rows(self, registration):
        """Return what the page says of each file.

        :param registration: one that the reader may read
        """
        files_sudo = registration._shared_files_sudo()
        rows = self.env["prm.registration.talk"]._files(registration, files_sudo)
        may_remove = "detach" in registration._portal_actions()
        messages_sudo = registration._shared_messages_sudo()
        carriers_sudo = self._carriers_sudo(messages_sudo)
        own = set(self._own_sudo(messages_sudo).ids) if may_remove else set()
        for row in rows:
            message_sudo = carriers_sudo[row["id"]]
            kind = SHOWN.get(row["mimetype"], "")
            row |= {
                "added": self._added(message_sudo),
                "preview": kind,
                "preview_url": f"{row['url']}/preview" if kind else "",
                "remove_url": f"{row['url']}/remove" if row["id"] in own else "",
            }
        return rows

    def _carriers_sudo(self, messages):
        """Return id of a file → which of ``messages`` (sudo) carries it."""
        return {
            file_id: message_sudo
            for message_sudo in messages
            for file_id in message_sudo.attachment_ids.ids
        }

    def _added(self, message):
        """Return in words who added the files of a message (sudo), and when."""
        return self.env._(
            "Added by %(person)s on %(date)s",
            person=message.author_id.name or message.email_from or "–",
            date=self.env["prm.formatting"]._moment(message.date),
        )

    def _own_sudo(self, messages):
        """Return the files (sudo) of ``messages`` that the current user wrote."""
        me = self.env.user.partner_id
        return messages.filtered(lambda message: message.author_id == me).attachment_ids

    # ----------------------------------------------------------------------- shown

    @api.model
    def _inline(self, registration, file_id):
        """Return a file for a page to show, as :class:`Inline`: by its content.

        The file is given as the system's: by itself it is closed to partners.

        :param registration: one, in the reader's environment
        :param int file_id: of the attachment
        :raises AccessError: to who may not read the registration
        """
        file_sudo = registration._attachment_sudo(file_id)
        files_sudo = self.env["ir.attachment"].with_user(SUPERUSER_ID)
        if not file_sudo or file_sudo.type != "binary":
            return Inline(files_sudo)
        kind = upload.inline_type(file_sudo.raw or b"")
        if kind not in SHOWN:
            return Inline(files_sudo)
        return Inline(files_sudo.browse(file_sudo.id), kind)

    # --------------------------------------------------------------------- removed

    @api.model
    def _remove(self, registration, file_id):
        """Delete an own file while nobody has begun to decide, and note that.

        :param registration: one, in the reader's environment
        :param int file_id: of the attachment
        :raises AccessError: to who may not read the registration
        :raises RegistrationRefused: when it is too late, or the file is not the user's
        """
        registration._check_portal_may("detach")
        registration._lock_rows()
        registration._check_portal_may("detach")
        own_sudo = self._own_sudo(registration._shared_messages_sudo())
        own_sudo &= registration._shared_files_sudo()
        file_sudo = own_sudo.filtered(lambda file: file.id == file_id)
        if not file_sudo:
            raise RegistrationRefused(self.env, {"": "file_is_kept"})
        name = file_sudo.name
        file_sudo.unlink()
        registration_sudo = registration.sudo()
        registration_sudo.message_post(
            body=self.env._(
                "%(person)s removed the file “%(file)s”.",
                person=self.env.user.name,
                file=name,
            ),
            author_id=registration_sudo.company_id.partner_id.id,
            subtype_xmlid="mail.mt_note",
        )
