from odoo import models


class ResUsersAccount(models.Model):
    """People of partners: can they log in, and for which organisation do they work?"""

    _inherit = "res.users"

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
        """Return the partner organisation (sudo) of a portal user, or nothing."""
        self_sudo = self.sudo()
        organization_sudo = self_sudo.partner_id.commercial_partner_id
        if not self.share or not organization_sudo.is_company:
            return organization_sudo.browse()
        known_sudo = organization_sudo.with_context(active_test=False).partnership_ids
        begun_sudo = known_sudo.filtered(lambda own: own.state != "draft")
        return begun_sudo.partner_id
