"""A lead that is shared with partner A, and notes on it."""

from odoo.tests import Form

from ..deal.share_common import ShareData

SECRET = "Only among us"
WORDS = "The customer decides on Monday"


class NoteData(ShareData):
    def create_shared(self):
        """Return a lead of ``channel_own`` and the deal by which A sees it (sudo)."""
        lead = self.create_lead()
        return lead, self.share(lead)

    def note_on(self, record, body=WORDS, user=None, files=()):
        """Return an internal note with files on a record."""
        return record.with_user(user or self.channel_own).message_post(
            body=body,
            message_type="comment",
            subtype_xmlid="mail.mt_note",
            attachments=list(files),
        )

    def dialog(self, message, user=None):
        """Return the dialog that the action of the chatter opens."""
        user = user or self.channel_own
        action = message.with_user(user).action_prm_share_with_partner()
        dialogs = self.env[action["res_model"]].with_user(user)
        return Form(dialogs.with_context(**action["context"]))

    def told(self, deal, user):
        """Return the bodies of the messages on a person's page."""
        page = deal.with_user(user)._portal_page("opportunities")
        return " ".join(each["body"] or "" for each in page["messages"])
