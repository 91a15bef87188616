from odoo import fields, models
from odoo.exceptions import AccessError


class DigestDigest(models.Model):
    """Periodic figures by email: what partners registered and won."""

    _inherit = "digest.digest"

    kpi_prm_registrations = fields.Boolean("Registrations of Partners")
    kpi_prm_registrations_value = fields.Integer(
        compute="_compute_kpi_prm_registrations_value", exportable=False
    )
    kpi_prm_won = fields.Boolean("Deals Won with Partners")
    kpi_prm_won_value = fields.Integer(
        compute="_compute_kpi_prm_won_value", exportable=False
    )

    def _compute_kpi_prm_registrations_value(self):
        self._prm_check_reader()
        self._calculate_company_based_kpi(
            "prm.registration",
            "kpi_prm_registrations_value",
            date_field="submitted_at",
            additional_domain=[("origin", "=", "registered"), ("state", "!=", "draft")],
        )

    def _compute_kpi_prm_won_value(self):
        self._prm_check_reader()
        self._calculate_company_based_kpi(
            "prm.registration",
            "kpi_prm_won_value",
            date_field="date_closed",
            additional_domain=[("outcome", "=", "won")],
        )

    def _prm_check_reader(self):
        """Refuse who works with no partners: core leaves the figure out of the mail."""
        if not self.env.user.has_group("prm.group_prm_user"):
            raise AccessError(
                self.env._("These figures are only for people who work with partners.")
            )

    def _compute_kpis_actions(self, company, user):
        actions = super()._compute_kpis_actions(company, user)
        menu = self.env.ref("prm.menu_prm_root").id
        for name, action in (
            ("kpi_prm_registrations", "prm.prm_registration_action_all"),
            ("kpi_prm_won", "prm.prm_registration_action_opportunities"),
        ):
            actions[name] = f"{action}?menu_id={menu}"
        return actions
