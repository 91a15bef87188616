"""When something last happened on a deal: a fact of what stands there, kept by it."""

from odoo import api, fields, models

from ...policy import silence

# From other parts: company_id, decided_at, first_submitted_at, partner_id, portal_id,
#     _shown_opportunity


class PrmRegistrationProgress(models.Model):
    """The last progress of a deal, and the questions that were asked for want of it."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    partner_spoke_at = fields.Datetime(
        "Last word of the partner",
        readonly=True,
        copy=False,
        help="The last message, file or answer of the partner.",
    )
    last_progress_at = fields.Datetime(
        "Last progress",
        compute="_compute_last_progress_at",
        store=True,
        copy=False,
        help="The last change of stage, or message, file or answer of the partner.",
    )
    question_ids = fields.One2many(
        "prm.progress.question",
        "registration_id",
        "Questions about progress",
        readonly=True,
        groups="prm.group_prm_user",
    )

    @api.depends(
        "state",
        "create_date",
        "first_submitted_at",
        "decided_at",
        "partner_spoke_at",
        "lead_id.date_last_stage_update",
    )
    def _compute_last_progress_at(self):
        for deal in self:
            deal.last_progress_at = silence.latest(
                deal.create_date,
                deal.first_submitted_at,
                deal.decided_at,
                deal.partner_spoke_at,
                deal._shown_opportunity().date_last_stage_update,
            )

    def _guarded_fields(self):
        return super()._guarded_fields() | {"partner_spoke_at"}

    def _note_progress(self, moment=None):
        """Note that the partner did something for the deal.

        :param moment: when, in UTC; now unless told
        """
        moment = moment or fields.Datetime.now()
        for deal_sudo in self.sudo():
            if silence.is_overtaken(deal_sudo.partner_spoke_at or moment.min, moment):
                deal_sudo._write_guarded({"partner_spoke_at": moment})

    def _silent_since_text(self):
        """Return the day of the last progress; ``""`` where stages are not shown."""
        self_sudo = self.sudo()
        switches = self.env["prm.portal.switches"]
        if not switches._is_shown(self_sudo.portal_id, "opportunities"):
            return ""
        day = self_sudo._day_at(self_sudo.company_id, self_sudo.last_progress_at)
        return self.env["prm.formatting"]._day(day)

    def _answer_until_text(self):
        """Return the last day for an answer to the last question, for mails."""
        self_sudo = self.sudo()
        until = self_sudo.question_ids.sorted("id")[-1:].answer_until
        return self.env["prm.formatting"]._day(until, "long")

    def _message_post_after_hook(self, message, msg_vals):
        """Take what the partner says in the conversation for progress."""
        result = super()._message_post_after_hook(message, msg_vals)
        message_sudo = message.sudo()
        self_sudo = self.sudo()
        writer_sudo = message_sudo.author_id.commercial_partner_id
        is_theirs = writer_sudo and writer_sudo == self_sudo.partner_id
        if is_theirs and self._is_shared_message(message_sudo):
            self._note_progress(message_sudo.date)
        return result
