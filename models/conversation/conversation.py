"""The one conversation of partner and vendor: shared comments and their files."""

from odoo import models
from odoo.fields import Domain
from odoo.tools import plaintext2html

from ..common.errors import RegistrationRefused
from ..common.visit.rows import Rows, usual
from ..common.visit.together import listed

# From other parts: portal_id, state, _note_news, _check_portal_may, _portal_actions,
# _portal_url, _portal_link

# Under what a page finds the ids of the shared messages.
TALK = "shared messages"


class PrmRegistrationConversation(models.Model):
    """Messages and files as partners see them; internal notes never appear."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    # -------------------------------------------------------------- by mail

    def _is_open_to_mail_of(self, user):
        """Let partners write by email what they may write on the page."""
        if not super()._is_open_to_mail_of(user):
            return False
        return not user.share or "comment" in self.with_user(user)._portal_actions()

    # ------------------------------------------------------- portal entry points

    def _post_comment_sudo(self, text, token=""):
        """Post a shared comment with the pending files of its form, once.

        :param str text: plain text; may be empty when there are files
        :param str token: one-shot token of the comment's form
        :return: the message (sudo), empty when this token was posted already
        :raises RegistrationRefused: when neither text nor files are there
        """
        self._check_portal_may("comment")
        messages_sudo = self.env["mail.message"].sudo()
        key = f"comment:{self.env.uid}:{token}"
        if token and not self.env["prm.serialization.key"]._claim([key]):
            return messages_sudo
        takes_files = self.env["prm.portal.switches"]._verdict_files(self.portal_id)
        files_sudo = self.env["prm.upload"]._take_sudo(token if takes_files else "")
        if not text.strip() and not files_sudo:
            raise RegistrationRefused(self.env, {"comment": "no_text"})
        return self._post_shared_sudo(text, files_sudo)

    def _post_shared_sudo(self, text, files):
        """Post ``text`` and ``files`` into the shared conversation.

        :param str text: plain text, becomes escaped HTML
        :param files: attachments (sudo) that the current user uploaded
        :return: the message (sudo)
        :raises RegistrationRefused: when one registration would hold too much
        """
        self_sudo = self.sudo()
        size = self_sudo._size_of_files() + sum(files.mapped("file_size"))
        if files and size > self.env["prm.upload.field"]._limits()["max_total"]:
            raise RegistrationRefused(self.env, {"attachments": "files_too_large"})
        return self_sudo.message_post(
            body=plaintext2html(text.strip()) if text.strip() else "",
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            author_id=self.env.user.partner_id.id,
            attachment_ids=files.ids,
        )

    def _size_of_files(self):
        shared_sudo = self._shared_messages_sudo().attachment_ids
        return super()._size_of_files() + sum(shared_sudo.mapped("file_size"))

    def _message_post_after_hook(self, message, msg_vals):
        result = super()._message_post_after_hook(message, msg_vals)
        message_sudo = message.sudo()
        self_sudo = self.sudo()
        if message_sudo.filtered_domain(self._shared_domain()):
            if self.env["prm.portal.switches"]._is_talk_shown(self):
                self._note_news()
            if self_sudo.state != "draft":
                self.env["prm.deal.recipients"]._follow(self)
        return result

    def _attachment_sudo(self, file_id):
        """Return a shared file of this registration, or an empty recordset.

        :param int file_id: id of the attachment
        :return: the attachment (sudo)
        :raises AccessError: when the registration may not be read
        """
        self.ensure_one()
        self.check_access("read")
        return self._shared_files_sudo().filtered(lambda file: file.id == file_id)

    def _shared_files_sudo(self):
        """Return the files that partners find on the page (sudo), none where off."""
        self.ensure_one()
        files_sudo = self._shared_messages_sudo().attachment_ids
        is_on = self.env["prm.portal.switches"]._has_block(self.portal_id, "files")
        return files_sudo if is_on else files_sudo.browse()

    # -------------------------------------------------------------- what is shared

    def _shared_domain(self):
        """Return the domain of messages that partners may read."""
        number_of = self.env["ir.model.data"]._xmlid_to_res_id
        return (
            Domain("message_type", "in", ["comment", "email", "notification"])
            & Domain("is_internal", "=", False)
            & Domain("subtype_id", "=", number_of("mail.mt_comment", True))
        )

    def _shared_messages_sudo(self):
        """Return the shared messages of ``self``, oldest first (sudo)."""
        ids = listed(self.env, (TALK, self._ids), self._asked_talk)
        return self.env["mail.message"].sudo().browse(ids)

    def _asked_talk(self):
        """Return the expression of the shared messages, oldest first."""
        messages_sudo = self.env["mail.message"].sudo()
        domain = Domain("model", "=", self._name) & Domain("res_id", "in", self.ids)
        query = messages_sudo._search(domain & self._shared_domain(), order="date, id")
        return Rows(messages_sudo, usual(messages_sudo), query)

    # ------------------------------------------------------------ who is told of it

    def _mail_get_operation_for_mail_message_operation(self, message_operation):
        """Let employees who may read the registration post on it; portal users cannot.

        The salesperson of the lead has read rights only, and answers the partner.
        """
        operations = super()._mail_get_operation_for_mail_message_operation(
            message_operation
        )
        if message_operation == "create" and not self.env.user.share:
            return dict.fromkeys(operations, "read")
        return operations

    def _mail_get_partner_fields(self, introspect_fields=False):
        """Never guess recipients: neither the organization nor the end customer."""
        return []

    def _is_shared_message(self, message):
        return bool(message.filtered_domain(self._shared_domain()))

    def _is_told(self, recipient, shared):
        """Tell whether a message would reach a recipient, as the service says."""
        return self.env["prm.deal.recipients"]._is_told(self, recipient, shared)

    def _notify_get_recipients_groups(self, message, model_description, msg_vals=False):
        """Give portal users a button that leads to their page; no token is in it."""
        groups = super()._notify_get_recipients_groups(
            message, model_description, msg_vals=msg_vals
        )
        for name, _belongs, data in groups:
            if self and name == "portal":
                data["active"] = data["has_button_access"] = True
                data["button_access"] = {
                    "url": self._portal_link(),
                    "title": self.env._("Open the conversation"),
                }
        return groups

    def _get_access_action(self, access_uid=None, force_website=False):
        """Send portal users from a mail's link to their page."""
        users_sudo = self.env["res.users"].sudo()
        if force_website or users_sudo.browse(access_uid or self.env.uid).share:
            return {
                "type": "ir.actions.act_url",
                "url": self._portal_url(),
                "target": "self",
                "res_id": self.id,
            }
        return super()._get_access_action(access_uid, force_website)


class PrmPortalGlance(models.AbstractModel):
    """The page of a deal asks for its conversation."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        ahead = super()._ahead(portal, page, record)
        if page != "record":
            return ahead
        has_block = self.env["prm.portal.switches"]._has_block
        if not any(has_block(portal, block) for block in ("conversation", "files")):
            return ahead
        return ahead | {(TALK, record._ids): record._asked_talk()}
