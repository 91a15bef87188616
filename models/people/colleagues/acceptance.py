"""An invitation is accepted: by who logs in with its address, or is new."""

from odoo import api, models
from odoo.exceptions import UserError

from ....policy import colleague_moves
from ..addresses import logs_in_as


class PrmColleagueAcceptance(models.AbstractModel):
    """What a link of an invitation offers its visitor, and what accepting does.

    Who has the link reads the mails of the address. So the visitor, and nobody else,
    learns here whether somebody logs in with it.
    """

    _name = "prm.colleague.acceptance"
    _description = "Acceptance of invitations"

    # ------------------------------------------------------------------ the way in

    @api.model
    def _invitation_sudo(self, token):
        """Return the invitation (sudo) that a link accepts, or nothing.

        :param str token: of the address, as whoever sent it
        """
        return self.env["prm.signed.link"]._record_sudo("invitation", token)

    @api.model
    def _accepted_portal_sudo(self, token):
        """Return the portal (sudo) of a link whose invitation was accepted, or nothing.

        So a form that is sent twice ends where the first one did: on the portal.

        :param str token: of the address, as whoever sent it
        """
        invitation_id, _fact = self.env["prm.signed.link"]._signed("invitation", token)
        invitations_sudo = self.env["prm.invitation"].sudo()
        invitation_sudo = invitations_sudo.browse(invitation_id).exists()
        if invitation_sudo.state == "accepted":
            return invitation_sudo.partnership_id.portal_id
        return self.env["prm.portal"]

    @api.model
    def _portal_sudo(self, invitation_sudo):
        """Return the portal (sudo) to which an invitation leads.

        :param invitation_sudo: one that its link has opened
        """
        return invitation_sudo.partnership_id.portal_id

    @api.model
    def _contact_sudo(self, invitation_sudo):
        """Return the person (sudo) of the organization with this address, or nobody.

        One that somebody else logs in with comes first.
        """
        return self.env["prm.colleague.notice"]._people_sudo(invitation_sudo)[:1]

    @api.model
    def _reader_sudo(self, invitation_sudo):
        """Return the contact (sudo) whose language the page has for who comes new.

        :param invitation_sudo: one that its link has opened
        """
        person_sudo = self._contact_sudo(invitation_sudo)
        return person_sudo.filtered("lang") or invitation_sudo.organization_id

    @api.model
    def _account_sudo(self, invitation_sudo):
        """Return the user (sudo) who logs in with the address, archived ones as well.

        Else the user of the organization's person with it, whatever the login is.
        """
        users_sudo = invitation_sudo.env["res.users"].with_context(active_test=False)
        login = logs_in_as(invitation_sudo.email)
        user_sudo = users_sudo.search(login, limit=1)
        person_sudo = self._contact_sudo(invitation_sudo)
        known_sudo = person_sudo.with_context(active_test=False).user_ids
        return user_sudo or known_sudo[:1]

    @api.model
    def _verdict_join(self, invitation_sudo, user_sudo):
        """Tell whether a user may join by an invitation."""
        member_sudo = self._member_sudo(invitation_sudo, user_sudo)
        is_shut_out = member_sudo.state == "disabled" and not member_sudo.ended_by_id
        person_sudo = user_sudo.partner_id
        organization_sudo = invitation_sudo.organization_id
        return colleague_moves.verdict_join(
            is_employee=not user_sudo.share,
            is_open=user_sudo.active and person_sudo.active and not is_shut_out,
            is_own_person=person_sudo.commercial_partner_id == organization_sudo
            and not person_sudo.is_company,
        )

    @api.model
    def _member_sudo(self, invitation_sudo, user_sudo):
        """Return the membership (sudo) of a user in the inviting partnership."""
        members_sudo = invitation_sudo.partnership_id.member_ids
        return members_sudo.filtered(lambda each: each.user_id == user_sudo)

    @api.model
    def _kind(self, invitation_sudo):
        """Tell what the current visitor may do with an invitation.

        :return: ``choose`` a password; ``log_in`` first; ``join`` as who is logged in;
            ``other``: somebody else is logged in; ``refused``
        """
        user_sudo = self._account_sudo(invitation_sudo)
        may_join = bool(self._verdict_join(invitation_sudo, user_sudo))
        visitor = self.env.user
        if not visitor._is_public():
            if visitor != user_sudo:
                return "other"
            return "join" if may_join else "refused"
        if not user_sudo:
            return "choose"
        if not user_sudo.active:
            return "refused"
        is_new = user_sudo.share and not user_sudo._prm_has_log_in()
        if is_new:
            return "choose" if may_join else "refused"
        return "log_in"

    @api.model
    def _page(self, invitation_sudo):
        """Return what the page of an invitation shows, as plain values.

        :param invitation_sudo: one that its link has opened
        """
        partnership_sudo = invitation_sudo.partnership_id
        user_sudo = self._account_sudo(invitation_sudo)
        person_sudo = user_sudo.partner_id or self._contact_sudo(invitation_sudo)
        kind = self._kind(invitation_sudo)
        return {
            "kind": kind,
            "email": invitation_sudo.email,
            "login": user_sudo.login or invitation_sudo.email,
            "known_name": person_sudo.name if kind in ("choose", "join") else "",
            "name": invitation_sudo.name or "",
            "inviter": invitation_sudo.contact_id.name,
            "organization": partnership_sudo.partner_id.name,
            "vendor": partnership_sudo.company_id.name,
            "portal": partnership_sudo.portal_id.name,
            "role": self.env["prm.formatting"]._choice(invitation_sudo, "role"),
            "until": self.env["prm.formatting"]._day(invitation_sudo.expires_at),
            "visitor": "" if self.env.user._is_public() else self.env.user.name,
            "least": self._least_password(),
        }

    @api.model
    def _least_password(self):
        """Return how many characters a password has at least; 0 without such a rule."""
        users = self.env["res.users"]
        if not hasattr(users, "get_password_policy"):
            return 0
        return users.get_password_policy().get("minlength", 0)

    # ------------------------------------------------------------------- accepting

    @api.model
    def _accept(self, invitation_sudo, name="", password=""):
        """Let the visitor join; of somebody new, make contact and login.

        Others are told, unless the visitor has worked here before.

        :param invitation_sudo: one that its link has opened in this transaction
        :param str name: of somebody new
        :param str password: of who chooses one
        :return: the login of who chose a password, ``""`` for who has logged in
        :raises UserError: when the visitor may not join, or the password is too weak
        """
        self._claim(invitation_sudo)
        kind = self._kind(invitation_sudo)
        account_sudo = self._account_sudo(invitation_sudo)
        known_sudo = self._member_sudo(invitation_sudo, account_sudo)
        is_here = known_sudo.state == "active"
        if invitation_sudo.state != "sent" or kind not in ("choose", "join"):
            raise UserError(self._refusal(invitation_sudo))
        if kind == "join":
            member_sudo = self._join_sudo(invitation_sudo, account_sudo)
        else:
            member_sudo = self._enter_sudo(invitation_sudo, name, password)
        self._end(invitation_sudo, member_sudo)
        if not is_here:
            self.env["prm.colleague.notice"]._tell_joined(invitation_sudo)
        return member_sudo.user_id.login if kind == "choose" else ""

    @api.model
    def _claim(self, invitation_sudo):
        """Let those who accept with one address, or into one organization, queue up."""
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim([f"login-{invitation_sudo.email}"])
        entrance = self.env["prm.colleague.entrance"]
        entrance._claim(invitation_sudo.partnership_id)

    @api.model
    def _refusal(self, invitation_sudo):
        """Return the one sentence for whoever cannot join."""
        vendor_sudo = invitation_sudo.partnership_id.company_id
        return self.env._(
            "You cannot accept this invitation with this login. Please contact %s.",
            vendor_sudo.name,
        )

    @api.model
    def _enter_sudo(self, invitation_sudo, name, password):
        """Return the membership (sudo) of somebody who chooses a password."""
        company_sudo = invitation_sudo.company_id
        user_sudo = self._account_sudo(invitation_sudo)
        if not user_sudo:
            person_sudo = self._contact_sudo(invitation_sudo)
            if not person_sudo:
                people_sudo = invitation_sudo.env["res.partner"]
                person_sudo = people_sudo.create(
                    self._prepare_person(invitation_sudo, name)
                )
            desk = self.env["prm.invitation.desk"]
            user_sudo = desk._create_portal_user_sudo(person_sudo, company_sudo)
        user_sudo.write({"password": password})
        return self._join_sudo(invitation_sudo, user_sudo)

    @api.model
    def _prepare_person(self, invitation_sudo, name):
        """Return the values of the contact of somebody new."""
        organization_sudo = invitation_sudo.organization_id
        return {
            "name": name,
            "email": invitation_sudo.email,
            "parent_id": organization_sudo.id,
            "type": "contact",
            "company_id": organization_sudo.company_id.id,
            "lang": self.env.lang or self.env["prm.language"]._of(organization_sudo),
        }

    @api.model
    def _join_sudo(self, invitation_sudo, user_sudo):
        """Return the membership (sudo) of a user, made or given back.

        Who works here already keeps the role: it is changed on the page of colleagues.
        """
        member_sudo = self._member_sudo(invitation_sudo, user_sudo)
        if member_sudo.state in ("invited", "active"):
            return member_sudo
        desk = self.env["prm.invitation.desk"]
        user_sudo.write(desk._prepare_portal_user_values(invitation_sudo.company_id))
        values = {"role": invitation_sudo.role, "state": "active"}
        if member_sudo:
            member_sudo.write(values)
            return member_sudo
        return member_sudo.create(
            {
                **values,
                "partnership_id": invitation_sudo.partnership_id.id,
                "partner_id": user_sudo.partner_id.id,
                "user_id": user_sudo.id,
            }
        )

    @api.model
    def _end(self, invitation_sudo, member_sudo):
        """Note that the invitation was accepted."""
        now = invitation_sudo.env.cr.now()
        invitation_sudo._move_to("accepted", accepted_at=now, member_id=member_sudo.id)
