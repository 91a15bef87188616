from odoo import api, fields, models
from odoo.exceptions import UserError


class PrmPartnershipWhatIf(models.TransientModel):
    """Tells which tier a partner would reach with open deals won; writes nothing."""

    _name = "prm.partnership.what.if"
    _description = "What if these deals are won?"

    partnership_id = fields.Many2one(
        "prm.partnership", required=True, readonly=True, ondelete="cascade"
    )
    organization_id = fields.Many2one(
        related="partnership_id.partner_id", related_sudo=False
    )
    company_id = fields.Many2one(
        related="partnership_id.company_id", related_sudo=False
    )
    currency_id = fields.Many2one(
        related="partnership_id.company_id.currency_id", related_sudo=False
    )
    registration_ids = fields.Many2many(
        "prm.registration",
        string="Deals",
        compute="_compute_registration_ids",
        compute_sudo=False,
        store=True,
        readonly=False,
        domain="[('partner_id', '=', organization_id),"
        " ('company_id', '=', company_id), ('outcome', '=', 'open'),"
        " ('state', '=', 'approved'), ('origin', 'in', ('registered', 'offered'))]",
    )
    amount = fields.Monetary("Together", compute="_compute_result")
    tier_before = fields.Char("Tier now", compute="_compute_result")
    tier_after = fields.Char("Tier then", compute="_compute_result")
    points_before = fields.Char("Points now", compute="_compute_result")
    points_after = fields.Char("Points then", compute="_compute_result")
    rises = fields.Boolean(compute="_compute_result")
    answer = fields.Char(compute="_compute_result")
    missing = fields.Char("Still missing", compute="_compute_result")

    @api.constrains("partnership_id")
    def _check_partnership(self):
        """Tell nobody the score of a partner that is not theirs."""
        self.partnership_id.sudo(False).check_access("read")

    @api.onchange("partnership_id")
    def _onchange_partnership_id(self):
        """Name no partner of others."""
        self.partnership_id._origin.sudo(False).check_access("read")

    @api.depends("partnership_id")
    def _compute_registration_ids(self):
        for dialog in self:
            partnership = dialog._asked_partnership()
            dialog.registration_ids = partnership._open_deals()

    def _asked_partnership(self):
        """Return the partnership that is asked about; the reader may read it."""
        partnership = self.partnership_id._origin
        if not partnership:
            raise UserError(self.env["prm.sentence"]._text("partnership_missing"))
        partnership.check_access("read")
        return partnership

    @api.depends("partnership_id", "registration_ids")
    def _compute_result(self):
        for dialog in self:
            deals = dialog.registration_ids
            dialog.amount = sum(deals.mapped("amount"))
            partnership = dialog._asked_partnership()
            before = partnership._what_if()
            after = partnership._what_if(won_count=len(deals), won_amount=dialog.amount)
            dialog.rises = bool(after["rises"])
            dialog.tier_before = before["tier"]
            dialog.tier_after = (after["rises"] or [after["tier"]])[-1]
            dialog.points_before = dialog._text_of_points(before)
            dialog.points_after = dialog._text_of_points(after)
            dialog.missing = ", ".join(row["text"] for row in after["missing"])
            dialog.answer = dialog._answer(after)

    def _text_of_points(self, figures):
        """Return "38 of 60 for Gold"."""
        numbers = {
            "points": figures["points"],
            "target": figures["points_target"],
            "tier": figures["next_tier"],
        }
        if figures["next_tier"]:
            return self.env._("%(points)s of %(target)s for %(tier)s", **numbers)
        return self.env._("%(points)s of %(target)s", **numbers)

    def _answer(self, after):
        """Return the result in one sentence."""
        if not self.registration_ids:
            return self.env._("Choose open deals, and see what they would bring.")
        if after["rises"]:
            return self.env._("With these deals won: %s.", self.tier_after)
        if after["next_tier"]:
            return self.env._(
                "These deals are not enough for %s yet.", after["next_tier"]
            )
        return self.env._("The partner has the highest tier already.")
