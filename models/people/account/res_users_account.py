import logging

from odoo import models

_logger = logging.getLogger(__name__)


class ResUsersAccount(models.Model):
    """People of partners: can they log in, and for which organization do they work?"""

    _inherit = "res.users"

    def reset_password(self, login):
        """Note that whoever logs in with ``login`` is to get a mail, and answer alike.

        Core's page calls this as superuser. It must not tell who has an account, nor
        whether an access works, not even by how long it takes: a job looks for the
        person.

        :raises AccessError: for who may not change users
        """
        self.browse().check_access("write")
        self.env["prm.password.request"]._note(login)

    def _prm_send_reset(self, login):
        """Send a mail to whoever logs in with ``login``, unless nobody may."""
        found = self.search(self._get_login_domain(login))
        found = found or self.search(self._get_email_domain(login))
        closed = self.env["prm.log.in.mail"]._is_closed
        if len(found) != 1 or not found.email or closed(found):
            _logger.info("No email for a forgotten password: %s", found)
        else:
            found.action_reset_password()

    def _action_reset_password(self, signup_type="reset"):
        """Send people of partners the portal's mail in place of core's, if any.

        :return: the notice that core shows, or ours
        :raises UserError: with the reason why a member may get no mail
        """
        if self.env.context.get("install_mode") or self.env.context.get("import_file"):
            return super()._action_reset_password(signup_type=signup_type)
        is_first = bool(self.env.context.get("create_user"))
        desk, notice = self.env["prm.log.in.mail"], None
        shared_sudo = self.sudo().filtered("share")
        members = shared_sudo.filtered("prm_member_ids").with_env(self.env)
        others = self - members
        if is_first and (silenced := others.filtered(desk._silence)):
            notice = desk._notice(map(desk._silence, silenced))
            others -= silenced
        if others:
            others = super(ResUsersAccount, others)
            notice = others._action_reset_password(signup_type=signup_type)
        if members:
            members.check_access("write")
            send = desk._invite_again if is_first else desk._reset
            for user in members:
                send(user)
            notice = desk._notice()
        return notice

    def _prm_has_log_in(self):
        """Tell whether the person can log in already: has a password, or ever did."""
        self.ensure_one()
        self_sudo = self.sudo()
        if self_sudo.login_date:
            return True
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT password IS NOT NULL AND password != '' FROM res_users"
            " WHERE id = %s",
            [self.id],
        )
        return bool(self.env.cr.fetchone()[0])

    def _prm_organization_sudo(self):
        """Return the partner organization (sudo) of a portal user, or nothing."""
        self_sudo = self.sudo()
        organization_sudo = self_sudo.partner_id.commercial_partner_id
        if not self.share or not organization_sudo.is_company:
            return organization_sudo.browse()
        known_sudo = organization_sudo.with_context(active_test=False).partnership_ids
        begun_sudo = known_sudo.filtered(lambda own: own.state != "draft")
        return begun_sudo.partner_id
