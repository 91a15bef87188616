from odoo import api, fields, models
from odoo.tools.misc import clean_context


class PrmNoteShare(models.TransientModel):
    """Dialog that shares a note with a partner, or takes it back."""

    _name = "prm.note.share"
    _description = "Share a note with a partner"

    message_id = fields.Many2one("mail.message", required=True, ondelete="cascade")
    allowed_ids = fields.Many2many(
        "prm.registration", compute="_compute_note", compute_sudo=False
    )
    registration_id = fields.Many2one(
        "prm.registration",
        "Partner",
        ondelete="cascade",
        domain="[('id', 'in', allowed_ids)]",
        compute="_compute_choice",
        store=True,
        readonly=False,
    )
    body = fields.Html(
        "What the partner reads", compute="_compute_note", compute_sudo=False
    )
    file_ids = fields.Many2many(
        "ir.attachment",
        string="Files of the note",
        compute="_compute_note",
        compute_sudo=False,
    )
    attachment_ids = fields.Many2many(
        "ir.attachment",
        "prm_note_share_attachment_rel",
        string="Files",
        domain="[('id', 'in', file_ids)]",
        compute="_compute_choice",
        store=True,
        readonly=False,
        help="Only these files go with the note.",
    )
    is_shared = fields.Boolean(compute="_compute_is_shared", compute_sudo=False)

    @api.depends("message_id")
    @api.depends_context("uid")
    def _compute_note(self):
        """Show the note as the partner would have it."""
        sharing = self.env["prm.note.sharing"]
        for dialog in self:
            message = dialog._checked_message()
            dialog.allowed_ids = message and sharing._targets(message)
            dialog.body = message and sharing._body(message)
            dialog.file_ids = message.attachment_ids

    @api.depends("message_id")
    def _compute_choice(self):
        """Propose the only partner, and all files."""
        sharing = self.env["prm.note.sharing"]
        for dialog in self:
            message = dialog._checked_message()
            targets = message and sharing._targets(message)
            dialog.registration_id = targets if len(targets) == 1 else False
            dialog.attachment_ids = message.attachment_ids

    def _checked_message(self):
        """Return the message with the reader's rights, maybe none.

        :raises AccessError: to who may not read or share it
        :raises UserError: saying why it cannot be shared
        """
        message = self.message_id._origin.sudo(False)
        if message:
            self.env["prm.note.sharing"]._check(message)
        return message

    @api.depends("message_id", "registration_id")
    def _compute_is_shared(self):
        sharing = self.env["prm.note.sharing"]
        for dialog in self:
            message = dialog.message_id._origin.sudo(False)
            registration = dialog.registration_id._origin.sudo(False)
            may_know = message and message.has_access("read")
            dialog.is_shared = bool(
                may_know
                and registration
                and registration.has_access("read")
                and sharing._copies_sudo(message, registration)
            )

    def action_confirm(self):
        """Share the note with the chosen partner.

        :raises UserError: saying why it cannot be shared
        :raises AccessError: to who may not read it
        """
        self.env["prm.messages"]._check_one(self)
        here = self.with_env(self.env(context=clean_context(self.env.context)))
        here.env["prm.note.sharing"]._share_sudo(
            here.message_id, here.registration_id, here.attachment_ids
        )
        return {"type": "ir.actions.act_window_close"}

    def action_revoke(self):
        """Take the note back from the chosen partner.

        :raises UserError: when it is not shared there
        :raises AccessError: to who may not read it
        """
        self.env["prm.messages"]._check_one(self)
        sharing = self.env["prm.note.sharing"]
        sharing._revoke(self.message_id, self.registration_id)
        return {"type": "ir.actions.act_window_close"}
