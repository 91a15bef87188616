"""How people of a partner organization get access to the portal."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ...policy import partnership_moves
from ...policy.email_address import canonical
from .addresses import logs_in_as


class PrmInvitationDesk(models.AbstractModel):
    """Invitation of a contact as partner or supervisor."""

    _name = "prm.invitation.desk"
    _description = "Invitation to the partner portal"

    @api.model
    def _invite(self, partnership, contact, role):
        """Give ``contact`` access to the portal and queue the invitation.

        :param partnership: where this person is to work
        :param contact: a person of the partner organization
        :param str role: ``partner`` or ``supervisor``
        :return: the membership
        :raises UserError: with the reason why this person cannot be invited
        """
        partnership.ensure_one()
        partnership.check_access("write")
        self._check_may_invite(partnership, contact)
        self._claim(partnership, contact)
        partnership_sudo = partnership.sudo()
        member_sudo = self._membership_of(partnership_sudo, contact)
        if member_sudo and member_sudo.state != "disabled":
            raise UserError(self.env["prm.messages"]._text("member_exists"))
        values = {
            "role": role,
            "state": "invited",
            "user_id": self._portal_user_of_sudo(partnership, contact).id,
        }
        if member_sudo:
            member_sudo.write(values)
        else:
            member_sudo = member_sudo.create(
                {**values, "partnership_id": partnership.id, "partner_id": contact.id}
            )
        self._send(member_sudo)
        return member_sudo.with_env(self.env)

    @api.model
    def _claim(self, partnership, contact):
        """Let two invitations of one person follow each other: the later sees it."""
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim([f"member:{partnership.id}:{contact.id}"])

    @api.model
    def _send(self, members):
        """Queue the invitation mail of each whose portal sends one.

        :raises LimitReached: when too many were sent today
        """
        self.env["prm.limit"]._check("invitations", len(members))
        for member in members:
            self.env["prm.log.in.mail"]._invite(member)

    @api.model
    def _membership_of(self, partnership, contact):
        """Return the membership of ``contact`` there, an ended one, too."""
        members = partnership.member_ids
        return members.filtered(lambda member: member.partner_id == contact)

    @api.model
    def _check_may_invite(self, partnership, contact):
        """Refuse with a clear sentence when ``contact`` cannot be invited.

        :raises UserError: with the reason
        """
        contact_sudo = contact.sudo()
        partnership_sudo = partnership.sudo()
        users_sudo = contact_sudo.with_context(active_test=False).user_ids
        verdict = partnership_moves.verdict_invite(
            state=partnership.state,
            assigned_users=len(partnership_sudo.user_ids),
            email=contact_sudo.email or "",
            has_internal_user=any(not user.share for user in users_sudo),
            is_own_person=self._is_own_person(partnership, contact_sudo),
        )
        if not verdict:
            raise UserError(self.env["prm.messages"]._text(verdict.code))

    @api.model
    def _log_in_sentence(self, partnership, contact, email):
        """Say before an invitation to ``email`` how ``contact`` will log in.

        The login stays as it was once given; the address may have changed.
        """
        contact_sudo = contact.sudo().with_context(active_test=False)
        user_sudo = contact_sudo.user_ids[:1]
        address = canonical(email or "")
        if not address:
            return ""
        if not contact and self._is_taken(address):
            return self.env["prm.messages"]._text("login_taken")
        partnership_sudo = partnership.sudo()
        member_sudo = self._membership_of(partnership_sudo, contact_sudo)
        if member_sudo and member_sudo.state != "disabled":
            return self.env["prm.messages"]._text("member_exists")
        login = user_sudo.login or address
        known = bool(user_sudo) and user_sudo._prm_has_log_in()
        silence = self.env["prm.log.in.mail"]._silence_at(partnership, login, known)
        return silence or self._mail_sentence(user_sudo.login, address)

    @api.model
    def _mail_sentence(self, login, address):
        """Say where the invitation goes, and which login the person has.

        :param login: empty for who has none yet
        """
        if not login:
            return self.env._(
                "The email goes to %(address)s, which is also the login.",
                address=address,
            )
        if login == address:
            return self.env._(
                "This person already has a login: %s. The email says so.", address
            )
        return self.env._(
            "The email goes to %(address)s. This person already logs in as "
            "%(login)s. That does not change, and the email says so.",
            address=address,
            login=login,
        )

    @api.model
    def _is_own_person(self, partnership, contact):
        """Tell whether ``contact`` is a person of the partner organization."""
        organization = partnership.partner_id
        is_of_them = contact.commercial_partner_id == organization
        return is_of_them and not contact.is_company

    @api.model
    def _portal_user_of_sudo(self, partnership, contact):
        """Return the portal user of ``contact`` (sudo), created or reactivated.

        :raises UserError: when somebody else logs in with the address
        """
        contact_sudo = contact.sudo()
        company_sudo = partnership.sudo().company_id
        users_sudo = company_sudo.env["res.users"].with_context(active_test=False)
        user_sudo = users_sudo.search([("partner_id", "=", contact.id)], limit=1)
        if not user_sudo:
            user_sudo = self._create_portal_user_sudo(contact_sudo, company_sudo)
        user_sudo.write(self._prepare_portal_user_values(company_sudo))
        return user_sudo

    @api.model
    def _prepare_portal_user_values(self, company):
        """Return what makes any user of a contact a portal user of ``company``.

        Core leaves a user whose access was revoked archived and in the public group.
        """
        return {
            "active": True,
            "company_ids": [Command.link(company.id)],
            "group_ids": [
                Command.unlink(self.env.ref("base.group_public").id),
                Command.link(self.env.ref("base.group_portal").id),
            ],
        }

    @api.model
    def _is_taken(self, login):
        """Tell whether somebody logs in, or once did, as ``login``."""
        users_sudo = self.env["res.users"].sudo().with_context(active_test=False)
        return bool(users_sudo.search_count(logs_in_as(login), limit=1))

    @api.model
    def _create_portal_user_sudo(self, contact_sudo, company_sudo):
        """Create the portal user (sudo) of a contact in a company.

        :raises UserError: when somebody else logs in with the address
        """
        users_sudo = contact_sudo.env["res.users"].with_context(
            active_test=False, no_reset_password=True
        )
        login = canonical(contact_sudo.email)
        if self._is_taken(login):
            raise UserError(self.env["prm.messages"]._text("login_taken"))
        return users_sudo.with_company(company_sudo)._create_user_from_template(
            {
                "login": login,
                "email": login,
                "partner_id": contact_sudo.id,
                "company_id": company_sudo.id,
                "company_ids": [Command.set(company_sudo.ids)],
            }
        )
