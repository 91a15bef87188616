"""How people of a partner organisation get access to the portal."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools import email_normalize

from ...policy import partnership_moves


class PrmPartnershipInviteMixin(models.AbstractModel):
    """Invitation of a contact as partner or supervisor."""

    _name = "prm.partnership.invite.mixin"
    _description = "Invitation to the partner portal"

    def action_invite(self):
        """Open the dialog that invites a person."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Invite a person"),
            "res_model": "prm.partnership.invite",
            "view_mode": "form",
            "target": "new",
            "context": {"default_partnership_id": self.id},
        }

    def _invite(self, contact, role):
        """Give ``contact`` access to the portal and queue the invitation.

        :param contact: a person of the partner organisation
        :param str role: ``partner`` or ``supervisor``
        :return: the membership
        :raises UserError: with the reason why this person cannot be invited
        """
        self.ensure_one()
        self.check_access("write")
        self._check_may_invite(contact)
        self_sudo = self.sudo()
        member_sudo = self_sudo._membership_of(contact)
        if member_sudo and member_sudo.state != "disabled":
            raise UserError(self.env["prm.messages"]._text("member_exists"))
        values = {
            "role": role,
            "state": "invited",
            "user_id": self._portal_user_of(contact).id,
        }
        if member_sudo:
            member_sudo.write(values)
        else:
            member_sudo = member_sudo.create(
                {**values, "partnership_id": self.id, "partner_id": contact.id}
            )
        member_sudo._send_invitation()
        return member_sudo.with_env(self.env)

    def _membership_of(self, contact):
        """Return the membership of ``contact`` here, an ended one, too."""
        return self.member_ids.filtered(lambda member: member.partner_id == contact)

    def _check_may_invite(self, contact):
        """Refuse with a clear sentence when ``contact`` cannot be invited."""
        contact_sudo = contact.sudo()
        self_sudo = self.sudo()
        users_sudo = contact_sudo.with_context(active_test=False).user_ids
        verdict = partnership_moves.verdict_invite(
            state=self.state,
            assigned_users=len(self_sudo.user_ids),
            email=contact_sudo.email or "",
            has_internal_user=any(not user.share for user in users_sudo),
            is_own_person=self._is_own_person(contact_sudo),
        )
        if not verdict:
            raise UserError(self.env["prm.messages"]._text(verdict.code))

    def _log_in_sentence(self, contact, email):
        """Say before an invitation to ``email`` how ``contact`` will log in.

        The log-in name stays as it was once given; the address may have changed.
        """
        contact_sudo = contact.sudo().with_context(active_test=False)
        user_sudo = contact_sudo.user_ids[:1]
        address = email_normalize(email or "")
        if not contact or not address:
            return ""
        member_sudo = self.sudo()._membership_of(contact_sudo)
        if member_sudo and member_sudo.state != "disabled":
            return self.env["prm.messages"]._text("member_exists")
        if not user_sudo:
            return self.env._(
                "The mail goes to %(address)s, which is the log-in name as well.",
                address=address,
            )
        if user_sudo.login == address:
            return self.env._(
                "This person has a log-in already: %s. The mail says so.", address
            )
        return self.env._(
            "The mail goes to %(address)s. This person has a log-in already, under "
            "another name: %(login)s. It stays the log-in name, and the mail says so.",
            address=address,
            login=user_sudo.login,
        )

    def _is_own_person(self, contact):
        """Tell whether ``contact`` is a person of the partner organisation."""
        return (
            not contact.is_company and contact.commercial_partner_id == self.partner_id
        )

    def _portal_user_of(self, contact):
        """Return the portal user of ``contact`` (sudo), created or reactivated."""
        self_sudo = self.sudo()
        users_sudo = self_sudo.env["res.users"].with_context(active_test=False)
        user_sudo = users_sudo.search([("partner_id", "=", contact.id)], limit=1)
        if not user_sudo:
            contact_sudo = contact.sudo()
            user_sudo = self_sudo._create_portal_user(contact_sudo)
        user_sudo.write(self_sudo._prepare_portal_user_values())
        return user_sudo

    def _prepare_portal_user_values(self):
        """Return what makes any user of a contact a portal user of this company.

        Core leaves a user whose access was revoked archived and in the public group.
        """
        return {
            "active": True,
            "company_ids": [Command.link(self.company_id.id)],
            "group_ids": [
                Command.unlink(self.env.ref("base.group_public").id),
                Command.link(self.env.ref("base.group_portal").id),
            ],
        }

    def _create_portal_user(self, contact):
        """Create the portal user of ``contact`` in the partnership's company."""
        users = self.env["res.users"].with_context(
            active_test=False, no_reset_password=True
        )
        login = email_normalize(contact.email)
        if users.search_count([("login", "=", login)], limit=1):
            raise UserError(self.env["prm.messages"]._text("login_taken"))
        return users.with_company(self.company_id)._create_user_from_template(
            {
                "login": login,
                "email": login,
                "partner_id": contact.id,
                "company_id": self.company_id.id,
                "company_ids": [Command.set(self.company_id.ids)],
            }
        )
