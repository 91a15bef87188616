"""From which day on a partner works with the portal, and when the first deal came."""

from odoo import api, fields, models

# From other parts: company_id, state


class PrmPartnershipFirstDays(models.Model):
    """The day of the first activation, and of the first registration."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    activated_on = fields.Date(
        "Activated",
        readonly=True,
        copy=False,
        index=True,
        help="The day on which the partnership was activated for the first time. "
        "Suspensions and renewals do not change it.",
    )
    first_registration_on = fields.Date(
        "First registration",
        compute="_compute_first_registration_on",
        store=True,
        help="The day on which the partner submitted a deal for the first time.",
    )
    first_registration_text = fields.Char(
        "Days to first registration", compute="_compute_first_registration_text"
    )

    @api.depends(
        "registration_ids.first_submitted_at", "registration_ids.origin", "company_id"
    )
    def _compute_first_registration_on(self):
        """Take the first day; drafts, and what the vendor shared, do not count."""
        firsts = dict(
            self.env["prm.registration"]._read_group(
                [
                    ("partnership_id", "in", self.ids),
                    ("origin", "=", "registered"),
                    ("first_submitted_at", "!=", False),
                ],
                ["partnership_id"],
                ["first_submitted_at:min"],
            )
        )
        for partnership in self:
            first = firsts.get(partnership)
            day = first and self._day_at(partnership.company_id, first)
            partnership.first_registration_on = day or False

    @api.depends("activated_on", "first_registration_on", "state")
    @api.depends_context("lang")
    def _compute_first_registration_text(self):
        """Say how many days it took or, while there is none, how many there were."""
        for partnership in self:
            partnership.first_registration_text = partnership._first_days_text()

    def _first_days_text(self):
        """Return "12", or "None yet (34 days so far)"; nothing before the activation.

        Nothing either where the partnership ended without any.
        """
        begun, first = self.activated_on, self.first_registration_on
        if begun and first:
            return str(max((first - begun).days, 0))
        if not begun or self.state not in ("active", "suspended"):
            return ""
        days = (self._today_at(self.company_id) - begun).days
        if days == 1:
            return self.env._("None yet (1 day so far)")
        return self.env._("None yet (%s days so far)", days)

    def _computed_only_fields(self):
        """Return also the day that only the first activation writes."""
        return super()._computed_only_fields() | {"activated_on"}

    def _after_move(self, before):
        """Note the day of the first activation."""
        for partnership_sudo in self.sudo():
            if partnership_sudo.state == "active" and not partnership_sudo.activated_on:
                today = partnership_sudo._today_at(partnership_sudo.company_id)
                partnership_sudo.activated_on = today
        return super()._after_move(before)
