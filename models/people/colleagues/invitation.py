"""An address that a supervisor invited, whoever it belongs to."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ....policy import colleague_moves

OPEN = tuple(sorted(colleague_moves.OPEN))
# What only moves write.
GUARDED = frozenset(
    {
        "state",
        "sent_at",
        "expires_at",
        "decided_by_id",
        "decided_at",
        "accepted_at",
        "member_id",
    }
)


class PrmInvitation(models.Model):
    """An invitation by a supervisor to join the own organization on the portal.

    It holds an address and nothing of who has it: whether somebody logs in with it is
    asked when the invitation is accepted, by whoever reads its mail. Made by code
    alone; employees approve it where the portal asks for that.
    """

    _name = "prm.invitation"
    _inherit = ["prm.partnership.line.mixin", "prm.transition.mixin"]
    _description = "Invitation of a colleague"
    _order = "id desc"
    _rec_name = "email"

    email = fields.Char(required=True, readonly=True)
    name = fields.Char("Full name", readonly=True, help="As the supervisor typed it.")
    role = fields.Selection(
        [("partner", "Partner"), ("supervisor", "Partner supervisor")],
        default="partner",
        required=True,
        readonly=True,
    )
    contact_id = fields.Many2one(
        "res.partner",
        "Invited by",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    state = fields.Selection(
        [
            ("waiting", "Waiting for approval"),
            ("sent", "Sent"),
            ("accepted", "Accepted"),
            ("declined", "Declined"),
            ("withdrawn", "Withdrawn"),
            ("expired", "Expired"),
        ],
        default="waiting",
        required=True,
        readonly=True,
        index=True,
    )
    sent_at = fields.Datetime("Sent on", readonly=True)
    expires_at = fields.Datetime("Valid until", readonly=True)
    decided_by_id = fields.Many2one(
        "res.users", "Decided by", readonly=True, ondelete="restrict"
    )
    decided_at = fields.Datetime("Decided on", readonly=True)
    accepted_at = fields.Datetime("Accepted on", readonly=True)
    member_id = fields.Many2one(
        "prm.member",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="Who joined by this invitation.",
    )
    user_id = fields.Many2one(
        "res.users", "Partner manager", related="partnership_id.user_id", store=True
    )

    _one_open = models.UniqueIndex(
        "(partnership_id, email) WHERE state IN ('waiting', 'sent')",
        "This address has already been invited.",
    )

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create after the guards: invitations come from the portal."""
        here = self._guard_create(vals_list)
        return super(PrmInvitation, here).create(vals_list)

    def write(self, vals):
        """Write after the guards: moves alone."""
        self._guard_write(vals)
        return super().write(vals)

    def _computed_only_fields(self):
        """Return all fields: code writes invitations."""
        return self._columns_but(GUARDED)

    def _guarded_fields(self):
        return super()._guarded_fields() | GUARDED

    def _initial_states(self, vals):
        return colleague_moves.OPEN

    @api.ondelete(at_uninstall=False)
    def _unlink_by_code_only(self):
        """Keep who was invited.

        :raises UserError: when somebody deletes an invitation
        """
        if not self.env.su:
            raise UserError(self.env["prm.messages"]._text("history_is_kept"))

    # ----------------------------------------------------------------- buttons

    def action_approve(self):
        """Send the invitations.

        :raises UserError: when one was decided already, the portal lets nobody be
            invited, who asked is no supervisor anymore, or the person has got access
        """
        self.check_access("write")
        for invitation in self:
            partnership = invitation.partnership_id
            self.env["prm.colleague.entrance"]._check(partnership, is_employee=True)
            if invitation.state == "waiting":
                invitation._check_useful()
        self._move_to("sent", **self._decision(), **self._sending())

    def action_decline(self):
        """Let nobody join by these invitations; the supervisor sees it.

        :raises UserError: when one of these was decided already
        """
        self.check_access("write")
        self._move_to("declined", **self._decision())

    def action_withdraw(self):
        """Let the links of these invitations die.

        :raises UserError: when one has ended already
        """
        self.check_access("write")
        self._move_to("withdrawn", **self._decision())

    def _check_useful(self):
        """Refuse to send what would let nobody in.

        :raises UserError: when who asked is no supervisor anymore, and when the person
            has got access meanwhile
        """
        text = self.env["prm.messages"]._text
        if self._is_orphaned():
            raise UserError(text("invitation_orphaned"))
        self_sudo = self.sudo()
        desk = self.env["prm.colleague.invitations"]
        if self.email in desk._active_emails(self_sudo.partnership_id):
            raise UserError(text("invitation_needless"))

    # ------------------------------------------------------------------- moves

    @api.model
    def _verdict_move(self, old, new):
        return colleague_moves.verdict_move(old, new)

    @api.model
    def _decision(self):
        """Return the values that say who decides, and when."""
        return {"decided_by_id": self.env.uid, "decided_at": fields.Datetime.now()}

    @api.model
    def _sending(self):
        """Return the values of an invitation that is sent now."""
        now = fields.Datetime.now()
        expires_at = now + timedelta(days=colleague_moves.DAYS)
        return {"sent_at": now, "expires_at": expires_at}

    def _send_again(self):
        """Send the invitation once more, in the name of who does; its time begins anew.

        :raises UserError: when it has ended meanwhile
        """
        values = {**self._sending(), "contact_id": self.env.user.partner_id.id}
        if self.state == "sent":
            self._write_guarded(values)
            self.env["prm.colleague.notice"]._note_again(self)
        else:
            self._move_to("sent", **values)

    def _after_move(self, before):
        """Note all, mail what is sent now, and end what reminds of it."""
        result = super()._after_move(before)
        notice = self.env["prm.colleague.notice"]
        for invitation in self:
            notice._note_move(invitation, before[invitation.id])
        notice._end_activities(self.partnership_id)
        return result

    def _explain_refused_move(self, new, verdict):
        """Say what has become of it; of a decision, who was first."""
        if self.state in colleague_moves.OPEN:
            return super()._explain_refused_move(new, verdict)
        state = self.env["prm.formatting"]._choice(self, "state")
        self_sudo = self.sudo()
        decided_sudo = self_sudo.decided_by_id
        if decided_sudo and not self.env.user.share:
            return self.env._(
                "%(email)s: %(person)s decided first. The invitation is already "
                "“%(state)s”.",
                email=self.email,
                person=decided_sudo.name,
                state=state,
            )
        return self.env._(
            "%(email)s: the invitation is already “%(state)s”.",
            email=self.email,
            state=state,
        )

    # -------------------------------------------------------------------- words

    def _is_over(self):
        """Tell whether an invitation that was sent is dead: too old, or orphaned.

        Who lost access, or is no supervisor anymore, lets nobody in.
        """
        self.ensure_one()
        if self.state != "sent":
            return self.state == "expired"
        if not self.expires_at or self.expires_at <= fields.Datetime.now():
            return True
        return self._is_orphaned()

    def _is_orphaned(self):
        """Tell whether who invites has lost the access or the role for it."""
        self_sudo = self.sudo()
        live_sudo = self_sudo.partnership_id.member_ids._filtered_live()
        inviters_sudo = live_sudo.filtered(lambda member: member.role == "supervisor")
        return self_sudo.contact_id not in inviters_sudo.partner_id

    def _is_over_for_good(self):
        """Tell whether nobody can approve it anymore; a suspension passes."""
        self_sudo = self.sudo()
        partnership_sudo = self_sudo.partnership_id
        members_sudo = partnership_sudo.member_ids._filtered_open()
        inviters_sudo = members_sudo.filtered(lambda one: one.role == "supervisor")
        is_gone = self_sudo.contact_id not in inviters_sudo.partner_id
        return is_gone or partnership_sudo.state == "terminated"

    def _link(self):
        """Return the full address that accepts the invitation, for its mail alone.

        :raises AccessError: to whoever else fills the template of the mail
        """
        self.ensure_one()
        self.env["prm.secret.mail"]._check_is_mailed(self)
        token = self.env["prm.signed.link"]._token("invitation", self)
        return f"{self.get_base_url()}/partner/invitation/{token}"

    def _role_name(self):
        """Return the role in words, for mails."""
        return self.env["prm.formatting"]._choice(self, "role")

    def _until(self):
        """Return the last day of the invitation in words, for mails."""
        return self.env["prm.formatting"]._day(self.expires_at, "long")

    # --------------------------------------------------------------------- jobs

    @api.autovacuum
    def _gc_invitations(self):
        """End what nobody accepted in time, or can approve anymore; forget old ones.

        What came to nothing long ago is forgotten.
        """
        now = fields.Datetime.now()
        late = self.search(
            [("state", "=", "sent"), ("expires_at", "<=", now)], limit=1000
        )
        late._move_to("expired")
        waiting = self.search([("state", "=", "waiting")])
        waiting.filtered(lambda each: each._is_over_for_good())._move_to("withdrawn")
        before = now - timedelta(days=colleague_moves.KEPT_DAYS)
        ended = Domain("state", "in", ("declined", "withdrawn", "expired"))
        old = self.search(ended & Domain("write_date", "<", before), limit=1000)
        old.unlink()
