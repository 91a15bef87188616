"""The desk on the form of a registration."""

from odoo import api, fields, models


class PrmRegistrationComparison(models.Model):
    """The registration beside all that looks like it."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    conflicts_html = fields.Html(
        "Side by side",
        compute="_compute_conflicts_html",
        compute_sudo=False,
        sanitize=False,
        groups="prm.group_prm_user",
    )

    @api.depends("conflict_ids.decision", "conflict_ids.strength", "state")
    @api.depends_context("uid", "lang", "tz", "allowed_company_ids")
    def _compute_conflicts_html(self):
        comparison = self.env["prm.conflict.comparison"]
        for registration in self:
            registration.conflicts_html = comparison._render(
                registration, comparison._shown(registration)
            )
