"""Which mails of others become part of a conversation, and with which files."""

from markupsafe import Markup, escape

from odoo import api, fields, models
from odoo.tools import email_normalize

from ...policy import incoming_mail, upload
from ...policy.email_address import spellings
from ..common.thread_mixin import partnership_of
from ..inherited.mail_message import GUARDED_MODELS

# Core adds the source of a mail under this name where a server is set to keep it.
SOURCE_NAME = "original_email.eml"


class PrmMailGate(models.AbstractModel):
    """Lets in mails of who may write on a record; others stay with the vendor."""

    _name = "prm.mail.gate"
    _description = "Gate for incoming mails"

    @api.model
    def _admit(self, record, values, sender, used):
        """Return the values of ``message_post`` for a mail that came in for ``record``.

        The sender is whom the mail names, which anybody can forge: no right follows
        from it but that to be read. The time is that of arrival.

        :param record: with superuser rights
        :param sender: the user (sudo) who wrote it and may write here, maybe nobody
        :param int used: bytes of files that the conversation holds already
        """
        files, refused = self._sort_files(values.get("attachments"), used)
        values = {
            **values,
            "attachments": files,
            "body": escape(values.get("body") or "") + self._refusals(refused),
            "date": fields.Datetime.now(),
        }
        reason = self._reason(sender)
        if reason:
            return self._as_note(record, values, reason)
        return {**values, "author_id": sender.partner_id.id}

    def _reason(self, sender):
        """Return why the partner does not see the mail, ``""`` when they do."""
        if self.env.context.get("prm_automatic_mail"):
            return self.env._("an automatic reply")
        return "" if sender else self.env._("this address has no access to it")

    def _as_note(self, record, values, reason):
        """Return ``values`` as a note of which the vendor's people are told."""
        heading = self.env._(
            "By email from %(sender)s, not shown to the partner: %(reason)s.",
            sender=values.get("email_from") or self.env._("nobody"),
            reason=reason,
        )
        automatic = self.env.context.get("prm_automatic_mail")
        staff_sudo = record.message_partner_ids.filtered(
            lambda person: not person.partner_share
        )
        return {
            **values,
            "body": Markup("<p><em>%s</em></p>") % heading + values["body"],
            "is_internal": True,
            "subtype_id": self.env["ir.model.data"]._xmlid_to_res_id("mail.mt_note"),
            "partner_ids": [] if automatic else staff_sudo.ids,
        }

    @api.model
    def _take_out_strangers(self):
        """Make notes of mails in conversations that a stranger wrote.

        For databases from before the gate: who the sender was then is all that is
        known, so people of the partner and employees of any time stay.
        """
        messages_sudo = self.env["mail.message"].sudo()
        messages_sudo = messages_sudo.search(
            [
                ("model", "in", list(GUARDED_MODELS)),
                ("message_type", "=", "email"),
                ("subtype_id", "=", self.env.ref("mail.mt_comment").id),
                ("is_internal", "=", False),
            ]
        )
        strange_sudo = messages_sudo.filtered(self._is_strange)
        strange_sudo.write(
            {"is_internal": True, "subtype_id": self.env.ref("mail.mt_note").id}
        )

    def _is_strange(self, message):
        """Tell whether neither the partner nor an employee wrote ``message`` (sudo)."""
        author_sudo = message.author_id.with_context(active_test=False)
        if author_sudo.user_ids.filtered(lambda user: not user.share):
            return False
        records_sudo = self.env[message.model].sudo()
        record_sudo = records_sudo.browse(message.res_id).exists()
        organization_sudo = partnership_of(record_sudo).partner_id
        return author_sudo.commercial_partner_id != organization_sudo or not author_sudo

    # ------------------------------------------------------------------- sender

    @api.model
    def _writers_sudo(self, values):
        """Return the users (sudo) who may have written the mail; portal users first."""
        headers = self.env.context.get("prm_mail_from") or ()
        address = incoming_mail.sender(*headers, values.get("email_from") or "")
        address = email_normalize(address)
        users_sudo = self.env["res.users"].sudo()
        if not address:
            return users_sudo
        # Who wrote is taken at the word: other letters are another mailbox.
        local, _at, _host = address.rpartition("@")
        names = spellings(address) if local.isascii() else [address]
        return users_sudo.search(
            [("partner_id.email_normalized", "in", names)], order="share desc, id"
        )

    # -------------------------------------------------------------------- files

    def _sort_files(self, attachments, used):
        """Return the files that are taken, and (name, reason) of those that are not."""
        uploads = self.env["prm.upload"]
        taken, refused = [], []
        for name, content, *info in attachments or []:
            if name == SOURCE_NAME:
                continue
            data = self._bytes(content)
            if verdict := uploads._verdict(name or "", data, used):
                used += len(data)
                taken.append((upload.clean_name(name), data, *info))
            else:
                sentence = self.env["prm.messages"]._text(verdict.code)
                refused.append((upload.clean_name(name or "") or "?", sentence))
        return taken, refused

    def _bytes(self, content):
        """Return the content of a part of a mail, which may be a mail itself."""
        if isinstance(content, str):
            return content.encode()
        return content.as_bytes() if hasattr(content, "as_bytes") else content or b""

    def _refusals(self, refused):
        """Return what tells the readers of files that were not taken over."""
        line = Markup("<p><em>%s</em></p>")
        return Markup().join(
            line
            % self.env._("Not added: %(file)s. %(reason)s", file=name, reason=sentence)
            for name, sentence in refused
        )
