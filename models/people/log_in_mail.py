"""The mails that let people of partners in: the invitation, the forgotten password."""

from odoo import api, models
from odoo.exceptions import UserError

from ...policy import log_in_mail

RESET_PARAMETER = "auth_signup.reset_password"
# A partnership that has not ended makes its organization a partner.
STANDING = ("active", "suspended")


class PrmLogInMail(models.AbstractModel):
    """Who gets a mail with a way in, from which portal; each goes through the queue."""

    _name = "prm.log.in.mail"
    _description = "Login emails"

    # --------------------------------------------------------------- invitation

    @api.model
    def _invite(self, member):
        """Queue the invitation of a member, unless the portal sends none.

        :return: whether a mail goes out
        """
        member_sudo = member.sudo()
        partnership_sudo = member_sudo.partnership_id
        if not partnership_sudo.portal_id._tells("partner_added"):
            return False
        user_sudo = member_sudo.user_id
        known = user_sudo._prm_has_log_in()
        if not known:
            user_sudo.partner_id.signup_prepare()
        self._queue_sudo("invitation", partnership_sudo, user_sudo, known)
        return True

    @api.model
    def _invite_again(self, user):
        """Queue the invitation of a member once more.

        :raises UserError: saying why none goes out, and how the person gets in
        :raises LimitReached: when too many were sent today
        """
        if silence := self._silence(user):
            raise UserError(silence)
        told_sudo = self._live_sudo(user).filtered(
            lambda member: (
                member.partnership_id.user_ids
                and member.partnership_id.portal_id._tells("partner_added")
            )
        )
        self.env["prm.limit"]._check("invitations")
        self._invite(told_sudo[:1])

    @api.model
    def _silence(self, user):
        """Return why no mail for the first login goes to ``user``; empty: it does.

        :param user: a portal user, also one who is no member
        """
        user_sudo = user.sudo()
        verdict = self._verdict_log_in(user)
        if verdict.code == "mail_is_off":
            return self._entry_sentence(user_sudo.login, user._prm_has_log_in())
        return self._reason(verdict.code) if verdict.code else ""

    @api.model
    def _silence_of(self, member):
        """Return what to tell a member where the portal sends no invitation."""
        user_sudo = member.sudo().user_id
        known = user_sudo._prm_has_log_in()
        return self._silence_at(member.partnership_id, user_sudo.login, known)

    @api.model
    def _silence_at(self, partnership, login, known):
        """Return what to tell a person whom the partnership's portal mails nothing.

        :param str login: the login, as it is or will be
        :param known: this person has a login already
        :return: empty where the portal sends login mails
        """
        portal_sudo = partnership.sudo().portal_id
        if portal_sudo._tells("partner_added"):
            return ""
        return self._entry_sentence(login, known)

    @api.model
    def _verdict_log_in(self, user):
        """Tell whether ``user`` may get a mail for the first login."""
        user_sudo = user.sudo().with_context(active_test=False)
        members_sudo = user_sudo.prm_member_ids
        live_sudo = members_sudo._filtered_live().partnership_id
        organization_sudo = user_sudo.partner_id.commercial_partner_id
        standing_sudo = organization_sudo.partnership_ids.filtered(
            lambda own: own.state in STANDING
        )
        counted_sudo = live_sudo or standing_sudo.filtered(
            lambda own: own.state == "active"
        )
        attended_sudo = counted_sudo.filtered("user_ids")
        return log_in_mail.verdict_log_in(
            is_member=bool(members_sudo),
            is_live=bool(live_sudo),
            is_partner=user_sudo.share and bool(standing_sudo),
            is_active=bool(counted_sudo),
            is_attended=bool(attended_sudo),
            is_told=any(
                portal._tells("partner_added") for portal in attended_sudo.portal_id
            ),
        )

    @api.model
    def _entry_sentence(self, login, known):
        """Say that the portal sends no mail, and how the person gets in without one."""
        parameters_sudo = self.env["ir.config_parameter"].sudo()
        says = {
            "off": self.env._(
                "No email will be sent, because login emails are turned off "
                "for this portal."
            ),
            "known": self.env._("The person logs in as %s, as before.", login),
            "reset": self.env._(
                "Ask the person to open the login page, choose “Reset Password” "
                "and enter %s. They will receive an email with a link to choose a "
                "password.",
                login,
            ),
            "closed": self.env._(
                "The person cannot log in yet, because the login page has no "
                "“Reset Password”. Turn it on in Odoo’s general settings. The "
                "login will be %s.",
                login,
            ),
        }
        may_ask = parameters_sudo.get_param(RESET_PARAMETER) == "True"
        how = "known" if known else "reset" if may_ask else "closed"
        return f"{says['off']} {says[how]}"

    @api.model
    def _notice(self, sentences=(), then=None):
        """Return the action that says in a corner of the screen what became of mails.

        :param sentences: why some do not go out; without any, all are on their way
        :param dict then: the action that follows
        """
        told = "\n".join(dict.fromkeys(sentences))
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning" if told else "success",
                "message": told or self.env._("The email is on its way."),
                "sticky": bool(told),
                "next": then,
            },
        }

    # -------------------------------------------------------- forgotten password

    @api.model
    def _reset(self, user):
        """Queue the portal's mail for a forgotten password.

        :param user: a portal user who is, or was, a member
        :raises UserError: when it may not go out, with the reason
        """
        user_sudo = user.sudo()
        live_sudo = self._live_sudo(user)
        verdict = log_in_mail.verdict_reset(is_member=True, is_live=bool(live_sudo))
        if not verdict:
            raise UserError(self._reason(verdict.code))
        if not user_sudo.email:
            raise UserError(self.env["prm.messages"]._text("no_valid_email"))
        user_sudo.partner_id.signup_prepare(signup_type="reset")
        self._queue_sudo("reset", self._first_sudo(live_sudo), user_sudo, known=True)

    @api.model
    def _is_closed(self, user):
        """Tell whether ``user`` is a member, and no membership gives access now."""
        members_sudo = user.sudo().with_context(active_test=False).prm_member_ids
        verdict = log_in_mail.verdict_reset(
            is_member=bool(members_sudo), is_live=bool(self._live_sudo(user))
        )
        return user.share and not verdict

    @api.model
    def _live_sudo(self, user):
        """Return the memberships (sudo) that give ``user`` access now."""
        user_sudo = user.sudo()
        members_sudo = user_sudo.prm_member_ids
        return members_sudo._filtered_live() if user_sudo.active else members_sudo[:0]

    @api.model
    def _first_sudo(self, members):
        """Return the partnership (sudo) whose portal writes: the first that is open."""
        return members.sudo().partnership_id.sorted(
            lambda own: (
                own.portal_id.state != "active" or not own.portal_id.active,
                own.portal_id.name or "",
                own.portal_id.id,
            )
        )[:1]

    @api.model
    def _hides(self, address):
        """Tell whether this is the address of a person of a partner."""
        users_sudo = self.env["res.users"].sudo()
        found_sudo = users_sudo.search([("email", "=", address)]) if address else ()
        return any(user.share and user.prm_member_ids for user in found_sudo)

    # ------------------------------------------------------------------ both

    @api.model
    def _reason(self, code):
        """Return the sentence of a verdict's code."""
        if code == "access_ended":
            return self.env._(
                "This person has no access to the partner portal, because the "
                "access was ended or the partnership is not active."
            )
        return self.env["prm.messages"]._text(code)

    @api.model
    def _queue_sudo(self, kind, partnership, user, known):
        """Put a mail to ``user`` alone into the queue.

        :param str kind: ``invitation`` or ``reset``
        :param partnership: whose portal writes (sudo)
        :param user: who gets it (sudo)
        :param known: this person has a login already
        :return: the mail (sudo)
        """
        template_sudo = partnership.portal_id._template_sudo(kind)
        return self.env["prm.secret.mail"]._queue_sudo(
            template_sudo, user, partnership, user.partner_id, prm_has_log_in=known
        )
