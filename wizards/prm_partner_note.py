from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import plaintext2html
from odoo.tools.misc import clean_context

from ..policy.visible_text import tidy


class PrmPartnerNote(models.TransientModel):
    """Dialog that writes from a lead into the conversation with a partner."""

    _name = "prm.partner.note"
    _description = "Note to partner"

    lead_id = fields.Many2one("crm.lead", required=True, ondelete="cascade")
    allowed_ids = fields.Many2many(
        "prm.registration", compute="_compute_allowed_ids", compute_sudo=False
    )
    registration_id = fields.Many2one(
        "prm.registration",
        "Partner",
        ondelete="cascade",
        domain="[('id', 'in', allowed_ids)]",
        help="The partner reads it on the page of this deal, and is told.",
    )
    body = fields.Text("Note")
    attachment_ids = fields.Many2many("ir.attachment", string="Files")

    @api.depends("lead_id")
    @api.depends_context("uid")
    def _compute_allowed_ids(self):
        for dialog in self:
            lead = dialog.lead_id._origin.sudo(False)
            if lead:
                lead.check_access("read")
            dialog.allowed_ids = lead._prm_reachable()

    def action_confirm(self):
        """Post the note, as the word of who writes it.

        :raises UserError: without words and files, or a partner who reads them
        :raises AccessError: to who may not read the registration
        """
        messages = self.env["prm.messages"]
        messages._check_one(self)
        # The dialog's defaults are no defaults of the message.
        here = self.with_env(self.env(context=clean_context(self.env.context)))
        registration = here.registration_id
        if not registration or registration not in here.lead_id._prm_reachable():
            raise UserError(messages._text("choose_conversation"))
        text = tidy(here.body or "", multiline=True)
        if not text and not here.attachment_ids:
            raise UserError(messages._text("note_is_empty"))
        people_sudo = self.env["prm.audience"]._answered_sudo(registration)
        registration.message_post(
            body=plaintext2html(text) if text else "",
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            attachment_ids=here.env["prm.dialog.files"]._own(here).ids,
            partner_ids=people_sudo.ids,
        )
        return {"type": "ir.actions.act_window_close"}
