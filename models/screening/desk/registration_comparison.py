"""The desk on the form of a registration."""

from odoo import api, fields, models

# What the first column tells: read along with the form, in one query.
OWN_FACTS = (
    "contact_id",
    "first_in_at",
    "is_protected",
    "last_news_at",
    "partner_id",
    "protection_end",
    "reviewer_id",
    "stage_id",
    "state",
    "submitted_at",
)


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

    @api.depends("conflict_ids.decision", "conflict_ids.strength", *OWN_FACTS)
    @api.depends_context("uid", "lang", "tz", "allowed_company_ids")
    def _compute_conflicts_html(self):
        comparison = self.env["prm.conflict.comparison"]
        for registration in self:
            registration.conflicts_html = comparison._render(
                registration, comparison._shown(registration)
            )
