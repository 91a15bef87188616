"""Shared files that employees take away: whose, and what is kept of it."""

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

DEAL = "prm.registration"


class PrmVendorFiles(models.AbstractModel):
    """Guards the files of shared messages against silent removal, on whatever way.

    The vendor takes back what it sent itself, at any time: what was shown by mistake
    has to be closed. What a partner sent is kept, but for administrators. Both sides
    read that a file is gone. Partners have a door of their own, ``prm.deal.files``.
    """

    _name = "prm.vendor.files"
    _description = "Shared files that the vendor removes"

    @api.model
    def _is_watched(self):
        """Tell whether a person of the vendor acts, with whatever rights."""
        return self.env.uid != SUPERUSER_ID and not self.env.user.share

    @api.model
    def _shared_sudo(self, files):
        """Return the shared messages (sudo) of deals that carry one of these files."""
        messages_sudo = self.env["mail.message"].sudo()
        messages_sudo = messages_sudo.search(
            [("model", "=", DEAL), ("attachment_ids", "in", files.ids)]
        )
        return messages_sudo.filtered(self.env[DEAL]._is_shared_message)

    @api.model
    def _check_kept(self, files):
        """Refuse to put another content into files that partners read.

        :raises UserError: saying what to do instead
        """
        if self._is_watched() and self._shared_sudo(files):
            raise UserError(self.env["prm.messages"]._text("shared_file_content"))

    @api.model
    def _let_go(self, files):
        """Check that files may be deleted, and note where they are missing.

        :param files: attachments, with whatever rights
        :raises UserError: as :meth:`_leave`
        """
        if self._is_watched():
            files_sudo = files.sudo()
            for message_sudo in self._shared_sudo(files):
                self._leave(message_sudo, message_sudo.attachment_ids & files_sudo)

    @api.model
    def _leave(self, message, files):
        """Check that files may leave the message that shares them, and note it.

        :raises UserError: for files of a partner, to who is no administrator
        """
        message_sudo = message.sudo()
        deal_sudo = self.env[DEAL].sudo()
        if not (files and self._is_watched() and message_sudo.model == DEAL):
            return
        deal_sudo = deal_sudo.browse(message_sudo.res_id).exists()
        if deal_sudo and deal_sudo._is_shared_message(message_sudo):
            self._check_may(message_sudo)
            self._note(deal_sudo, files)

    def _check_may(self, message_sudo):
        """Refuse whoever may not remove the files of a message (sudo).

        :raises UserError: for files of a partner, to who is no administrator
        """
        is_manager = self.env.user.has_group("prm.group_prm_manager")
        if not (is_manager or message_sudo._prm_is_vendor()):
            raise UserError(self.env["prm.messages"]._text("partner_file_is_kept"))

    def _note(self, deal_sudo, files):
        """Note what is gone, for both sides: who did it is the vendor's alone."""
        files_sudo = files.sudo()
        names = ", ".join(files_sudo.mapped("name"))
        news_sudo = self.env["prm.registration.news"].sudo()
        news_sudo.create(
            {
                "registration_id": deal_sudo.id,
                "kind": "file_removed",
                "file_names": names,
            }
        )
        deal_sudo._note_news()
        deal_sudo._message_log(
            body=self.env._(
                "%(person)s removed the shared file “%(file)s”.",
                person=self.env.user.name,
                file=names,
            )
        )
