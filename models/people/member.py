from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command, Domain

# From its parts: _check_handed_over, _check_reachable, _note_changes, _note_removed,
# _noted

LIVE_STATES = ("invited", "active")
# Who it is, and where.
FROZEN = frozenset({"partnership_id", "partner_id", "user_id"})
ROLE_GROUPS = {
    "partner": "prm.group_prm_partner",
    "supervisor": "prm.group_prm_supervisor",
}


class PrmMember(models.Model):
    """A person of the partner organization with portal access."""

    _name = "prm.member"
    _inherit = ["prm.share.guard.mixin", "prm.company.mixin"]
    _description = "Portal user of a partner"
    _order = "organization_id, partner_id, id"
    _rec_name = "name"

    partnership_id = fields.Many2one(
        "prm.partnership", required=True, index=True, ondelete="restrict"
    )
    partner_id = fields.Many2one(
        "res.partner", "Person", required=True, index=True, ondelete="restrict"
    )
    user_id = fields.Many2one("res.users", index=True, ondelete="restrict")
    role = fields.Selection(
        [("partner", "Partner"), ("supervisor", "Partner supervisor")],
        default="partner",
        required=True,
        help="Partners see their own registrations and what is shared with them. "
        "Supervisors see everything in their organization.",
    )
    state = fields.Selection(
        [("invited", "Invited"), ("active", "Active"), ("disabled", "Access ended")],
        default="invited",
        required=True,
        index=True,
        copy=False,
    )
    last_seen = fields.Datetime("Last login", readonly=True, copy=False)
    organization_id = fields.Many2one(
        related="partnership_id.partner_id", string="Partner", store=True, index=True
    )
    company_id = fields.Many2one(
        related="partnership_id.company_id", store=True, index=True
    )
    name = fields.Char("Full name", related="partner_id.name")
    email = fields.Char(related="partner_id.email")
    phone = fields.Char(related="partner_id.phone")

    _once = models.UniqueIndex(
        "(partnership_id, partner_id)", "This person is already a portal user."
    )

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        here = self._guard_create(vals_list)
        for vals in vals_list:
            self._check_reachable(vals)
        vals_list = [here._with_user(vals) for vals in vals_list]
        members = super(PrmMember, here).create(vals_list)
        members._check_may_enter()
        members._sync_access()
        return members

    def write(self, vals):
        self._guard_write(vals)
        self._check_reachable(vals)
        former, noted = self.user_id, self._noted(vals)
        result = super().write(vals)
        if vals.get("state") in LIVE_STATES:
            self._check_may_enter()
        if (FROZEN | {"state", "role"}) & vals.keys():
            self._sync_users(self.user_id | former)
        self._note_changes(noted)
        return result

    def _guard_write(self, vals):
        """Keep who it is: access hangs on it.

        :raises UserError: for another person, user or partnership
        """
        super()._guard_write(vals)
        if FROZEN & vals.keys() and not self.env.su:
            raise UserError(self.env["prm.messages"]._text("member_is_frozen"))

    def unlink(self):
        """Remove memberships; whoever has open registrations hands them over first.

        :raises EntryRefused: saying who, with the way to do it
        """
        self.check_access("unlink")
        self._check_handed_over()
        self._note_removed()
        users = self.user_id
        result = super().unlink()
        self._sync_users(users)
        return result

    def _with_user(self, vals):
        """Return ``vals`` with the portal user of the person, created if needed."""
        if vals.get("user_id"):
            return vals
        partnership = self.env["prm.partnership"].browse(vals.get("partnership_id"))
        partnership.check_access("write")
        contact = self.env["res.partner"].browse(vals.get("partner_id"))
        desk = self.env["prm.invitation.desk"]
        desk._check_may_invite(partnership, contact)
        user_sudo = desk._portal_user_of_sudo(partnership, contact)
        return {**vals, "user_id": user_sudo.id}

    def _check_may_enter(self):
        """Refuse to employees what the invitation would refuse."""
        if self.env.su:
            return
        for member in self.filtered(lambda member: member.state in LIVE_STATES):
            member._check_may_invite()

    def _check_may_invite(self):
        """Refuse what an invitation of this person would refuse now.

        :raises UserError: with the reason
        """
        desk = self.env["prm.invitation.desk"]
        desk._check_may_invite(self.partnership_id, self.partner_id)

    @api.constrains("partnership_id", "partner_id", "user_id")
    def _check_person(self):
        """Refuse employees, companies and people of another organization."""
        for member in self:
            user = member.user_id
            if user and (not user.share or user.partner_id != member.partner_id):
                raise ValidationError(self.env["prm.messages"]._text("internal_user"))
            if not member._is_of_organization() or member.partner_id.is_company:
                raise ValidationError(
                    self.env["prm.messages"]._text("not_a_person_of_partner")
                )

    # ----------------------------------------------------------------- buttons

    def action_disable(self):
        """End this person's access from the next request on."""
        self.check_access("write")
        self.write({"state": "disabled"})

    def action_enable(self):
        """Give this person the former access back.

        :raises UserError: with the reason why this person cannot be invited anymore
        """
        self.check_access("write")
        for member in self:
            member._check_may_invite()
            member._reopen_user()
            member.write({"state": "active" if member.last_seen else "invited"})

    def _reopen_user(self):
        """Make the person's user a portal user again."""
        desk = self.env["prm.invitation.desk"]
        desk._portal_user_of_sudo(self.partnership_id, self.partner_id)

    def action_resend_invitation(self):
        """Send the invitation once more.

        :raises UserError: to who is disabled, or cannot be invited anymore; and where
            the portal sends no such mail, saying how the person gets in
        :raises LimitReached: when too many were sent today
        """
        self.check_access("write")
        for member in self:
            member._check_may_invite()
            if member.state == "disabled":
                raise UserError(self.env["prm.messages"]._text("member_is_disabled"))
            if silence := self.env["prm.log.in.mail"]._silence_of(member):
                raise UserError(silence)
        self.env["prm.invitation.desk"]._send(self)

    def _hand_over_to(self, other):
        """Hand all open registrations of this person over: the door to the service.

        Parameter, result and errors as in ``prm.hand.over._hand_over``.
        """
        return self.env["prm.hand.over"]._hand_over(self, other)

    # ------------------------------------------------------------------ access

    @api.model
    def _live_domain(self):
        """Return the domain of memberships that give access."""
        return Domain("state", "in", LIVE_STATES) & Domain(
            "partnership_id.state", "=", "active"
        )

    def _filtered_live(self):
        """Return the memberships of ``self`` that give access now."""
        return self._filtered_open().filtered(
            lambda member: member.partnership_id.state == "active"
        )

    def _filtered_open(self):
        """Return those of ``self`` with access while their partnership is active."""
        return self.filtered(
            lambda member: member.state in LIVE_STATES and member._is_of_organization()
        )

    def _is_of_organization(self):
        """Tell whether the person belongs to the organization (still)."""
        self.ensure_one()
        return self.partner_id.commercial_partner_id == self.organization_id

    def _sync_access(self):
        """Give the users of ``self`` the groups that their memberships allow."""
        self._sync_users(self.user_id)

    @api.model
    def _sync_users(self, users):
        """Set our groups on portal ``users``: the highest role of the live ones.

        ``base.group_portal`` is granted explicitly, so that a user who loses ours is
        not left without a type.
        """
        members_sudo = self.sudo()
        users_sudo = users.sudo()
        for user_sudo in users_sudo.filtered("share"):
            own_sudo = members_sudo.search([("user_id", "=", user_sudo.id)])
            self._set_role(user_sudo, own_sudo._filtered_live())

    @api.model
    def _set_role(self, user, live):
        """Set our groups on a user (sudo): the highest role of ``live``, or none."""
        roles = set(live.mapped("role")) if user.active else set()
        role = next((r for r in ("supervisor", "partner") if r in roles), None)
        wanted = self.env.ref(ROLE_GROUPS[role]) if role else self.env["res.groups"]
        ours = self.env["res.groups"].union(
            *(self.env.ref(xmlid) for xmlid in ROLE_GROUPS.values())
        )
        if user.group_ids & ours == wanted:
            return
        commands = [Command.unlink(group.id) for group in ours - wanted]
        if user._is_portal():
            commands.append(Command.link(self.env.ref("base.group_portal").id))
        commands += [Command.link(group.id) for group in wanted]
        user.write({"group_ids": commands})

    @api.model
    def _note_login(self, user):
        """Note that ``user`` logged in: an invited person becomes an active one."""
        members = self.search([("user_id", "=", user.id), ("state", "in", LIVE_STATES)])
        members.last_seen = fields.Datetime.now()
        members.filtered(lambda member: member.state == "invited").state = "active"

    def _end_of_strangers(self):
        """End the access of people of ``self`` who left their organization."""
        if self:
            self._disable_strangers()
            self._sync_access()

    def _disable_strangers(self):
        """Disable memberships whose person left the organization."""
        strangers = self.filtered(
            lambda member: (
                member.state != "disabled"
                and not (
                    member._is_of_organization()
                    and member.partner_id.active
                    and member.organization_id.active
                )
            )
        )
        strangers.write({"state": "disabled"})

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "name",
            "partnership_id",
            "partner_id",
            "role",
            "state",
            "last_seen",
            "organization_id",
            "company_id",
        }
