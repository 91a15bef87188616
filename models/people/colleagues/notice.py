"""Who is told of colleagues: the history, the invited, employees, other supervisors."""

from odoo import SUPERUSER_ID, api, models
from odoo.fields import Domain

from ..addresses import has_address

ACTIVITY = "prm.mail_activity_colleague"
INVITED = "prm.mail_template_colleague_invited"
JOINED = "prm.mail_template_colleague_joined"


class PrmColleagueNotice(models.AbstractModel):
    """Words about colleagues, in each reader's language."""

    _name = "prm.colleague.notice"
    _description = "Who is told of colleagues"

    # ------------------------------------------------------------------- history

    @api.model
    def _note(self, partnership, old, new, word, **values):
        """Write a line into the history, in the language of the partner.

        :param str old: text before
        :param str new: text after
        :param str word: key of :meth:`_causes`
        :param values: of the sentence
        """
        partnership_sudo = partnership.sudo()
        here = partnership_sudo._for_partner()
        cause = here.env["prm.colleague.notice"]._causes()[word] % values
        here._note_history("people", old, new, cause)

    @api.model
    def _causes(self):
        """Return what may have happened → its sentence."""
        _ = self.env._
        return {
            "asked": _("%(person)s asked to invite a colleague as %(role)s."),
            "sent": _("%(person)s invited a colleague as %(role)s."),
            "resent": _("%(person)s sent the invitation of a colleague again."),
            "approved": _("Invitation of a colleague approved by %(person)s."),
            "declined": _("Invitation of a colleague declined by %(person)s."),
            "withdrawn": _("Invitation of a colleague withdrawn by %(person)s."),
            "orphaned": _("Who asked for this invitation can no longer invite."),
            "expired": _("Nobody accepted the invitation of a colleague in time."),
            "joined": _("Joined as %(role)s, invited by %(person)s."),
            "role": _("%(person)s changed the role of %(colleague)s."),
            "ended": _("%(person)s ended the access to the portal."),
            "restored": _("%(person)s restored the access to the portal."),
            "removed": _("%(person)s removed this person from the portal."),
        }

    @api.model
    def _role_at(self, record, role=None):
        """Return the role of an invitation or a member, as the partner reads it.

        :param str role: another one than the record's
        """
        record_sudo = record.sudo()
        here = record_sudo.partnership_id._for_partner()
        return here.env["prm.formatting"]._choice(record_sudo, "role", role)

    @api.model
    def _note_member(self, member, role, state):
        """Note another role of a member, and access that ended or was given back.

        Whoever does it; but not who joins by an invitation, which is noted as such.

        :param str role: until now
        :param str state: until now
        """
        user = self.env.user
        member_sudo = member.sudo()
        if user._is_public() or user == member_sudo.user_id:
            return
        was_gone, is_gone = state == "disabled", member.state == "disabled"
        if is_gone and not was_gone:
            self._note_of_member(member, member.name, "", "ended")
        elif was_gone and not is_gone:
            self._note_of_member(member, "", member.name, "restored")
        if member.role != role:
            roles = self._role_at(member, role), self._role_at(member)
            self._note_of_member(member, *roles, "role")

    @api.model
    def _note_of_member(self, member, old, new, word):
        """Write a line about a member into the history, with who did it."""
        member_sudo = member.sudo()
        partnership_sudo = member_sudo.partnership_id
        self._note(
            partnership_sudo,
            old,
            new,
            word,
            person=self._actor(partnership_sudo),
            colleague=member_sudo.name,
        )

    @api.model
    def _note_made(self, invitation):
        """Note a new invitation."""
        invitation_sudo = invitation.sudo()
        self._note(
            invitation_sudo.partnership_id,
            "",
            invitation_sudo.email,
            "asked" if invitation_sudo.state == "waiting" else "sent",
            person=invitation_sudo.contact_id.name,
            role=self._role_at(invitation_sudo),
        )

    @api.model
    def _note_again(self, invitation):
        """Mail an open invitation once more, and note it."""
        invitation_sudo = invitation.sudo()
        self._mail(invitation_sudo)
        self._note(
            invitation_sudo.partnership_id,
            "",
            invitation_sudo.email,
            "resent",
            person=self._actor(invitation_sudo.partnership_id),
        )

    @api.model
    def _note_move(self, invitation, before):
        """Note what has become of an invitation, and mail what is sent now.

        :param str before: the state until now
        """
        invitation_sudo = invitation.sudo()
        email = invitation_sudo.email
        if invitation_sudo.state == "accepted":
            self._note_joined(invitation_sudo)
            return
        is_new = invitation_sudo.state == "sent"
        word = "approved" if before == "waiting" else "resent"
        if is_new:
            self._mail(invitation_sudo)
        else:
            word = self._word_of_end(invitation_sudo)
        self._note(
            invitation_sudo.partnership_id,
            "" if is_new else email,
            email if is_new else "",
            word,
            person=self._actor(invitation_sudo.partnership_id),
            role=self._role_at(invitation_sudo),
        )

    def _word_of_end(self, invitation_sudo):
        """Return which sentence tells how an invitation ended."""
        by_itself = not (invitation_sudo.decided_by_id or self.env.user.share)
        if invitation_sudo.state == "withdrawn" and by_itself:
            return "orphaned"
        return invitation_sudo.state

    @api.model
    def _actor(self, partnership_sudo):
        """Return who acts, in words for the partner: of employees, their company."""
        user_sudo = self.env.user.sudo()
        return user_sudo.name if user_sudo.share else partnership_sudo.company_id.name

    @api.model
    def _note_joined(self, invitation_sudo):
        """Note who has joined."""
        member_sudo = invitation_sudo.member_id
        self._note(
            invitation_sudo.partnership_id,
            "",
            member_sudo.name,
            "joined",
            role=self._role_at(member_sudo),
            person=invitation_sudo.contact_id.name,
        )

    # --------------------------------------------------------------- the invited

    @api.model
    def _mail(self, invitation):
        """Queue the mail of an invitation: the same one, whoever has the address."""
        invitation_sudo = invitation.sudo()
        template_sudo = self.env.ref(INVITED).sudo()
        self.env["prm.secret.mail"]._queue_sudo(
            template_sudo,
            invitation_sudo,
            invitation_sudo.partnership_id,
            invitation_sudo.email,
            prm_lang=self._lang_sudo(invitation_sudo),
        )

    @api.model
    def _lang_sudo(self, invitation_sudo):
        """Return the language of who is invited: the organization's, unless known."""
        people_sudo = self._people_sudo(invitation_sudo)
        organization_sudo = invitation_sudo.organization_id
        return self.env["prm.language"]._of(people_sudo, organization_sudo)

    @api.model
    def _people_sudo(self, invitation_sudo):
        """Return the organization's people (sudo) with the address of an invitation."""
        organization_sudo = invitation_sudo.organization_id
        within = Domain("commercial_partner_id", "=", organization_sudo.id)
        people_sudo = invitation_sudo.env["res.partner"].search(
            has_address(invitation_sudo.email)
            & within
            & Domain("is_company", "=", False),
            order="id",
        )
        return people_sudo.sorted(lambda person: (not person.user_ids, person.id))

    # ----------------------------------------------------------------- employees

    @api.model
    def _ask_manager(self, partnership, invitations):
        """Give the partner manager an activity: invitations wait for approval."""
        partnership_sudo = partnership.sudo()
        here = partnership_sudo._for_owner()
        here._tell_owner(
            here.env._("Approve invitations of colleagues"),
            "\n".join(invitations.mapped("email")),
            activity_xmlid=ACTIVITY,
        )

    @api.model
    def _end_activities(self, partnerships):
        """Take away the activities of partnerships for which nothing waits."""
        invitations_sudo = self.env["prm.invitation"].sudo()
        waiting_sudo = invitations_sudo.search(
            [("partnership_id", "in", partnerships.ids), ("state", "=", "waiting")]
        )
        partnerships_sudo = partnerships.sudo()
        done_sudo = partnerships_sudo - waiting_sudo.partnership_id
        done_sudo.activity_unlink([ACTIVITY])

    # ------------------------------------------------------------ who has joined

    @api.model
    def _tell_joined(self, invitation):
        """Tell the partner manager and the other supervisors who has joined."""
        invitation_sudo = invitation.sudo()
        member_sudo = invitation_sudo.member_id
        here = invitation_sudo.partnership_id._for_owner()
        body = here.env._(
            "%(person)s joined as %(role)s, invited by %(inviter)s.",
            person=member_sudo.name,
            role=here.env["prm.formatting"]._choice(member_sudo, "role"),
            inviter=invitation_sudo.contact_id.name,
        )
        manager_sudo = self.env["prm.audience"]._employee_sudo(
            invitation_sudo.partnership_id, "colleague_joined"
        )
        here.with_user(SUPERUSER_ID).message_post(
            body=body,
            partner_ids=manager_sudo.partner_id.ids,
            subtype_xmlid="mail.mt_note",
        )
        invitation_sudo.partnership_id._mail_partner(JOINED, record=member_sudo)
