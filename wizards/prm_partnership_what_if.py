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
        domain=lambda self: self._domain_of_deals(),
    )
    amount = fields.Monetary("Total", compute="_compute_result")
    won_before = fields.Integer("Deals won now", compute="_compute_result")
    won_after = fields.Integer("Deals won then", compute="_compute_result")
    sales_before = fields.Monetary("Total sales now", compute="_compute_result")
    sales_after = fields.Monetary("Total sales then", compute="_compute_result")
    tier_before = fields.Char("Tier now", compute="_compute_result")
    tier_after = fields.Char("Tier then", compute="_compute_result")
    points_before = fields.Char("Points now", compute="_compute_result")
    points_after = fields.Char("Points then", compute="_compute_result")
    rises = fields.Boolean(compute="_compute_result")
    answer = fields.Char(compute="_compute_result")
    missing = fields.Char("Still missing", compute="_compute_result")

    @api.model
    def _domain_of_deals(self):
        """Return the domain of the deals to choose from, for the form."""
        counting = list(self.env["prm.counted.deal"]._domain())
        return (
            "[('partner_id', '=', organization_id), ('company_id', '=', company_id),"
            f" ('outcome', '=', 'open')] + {counting}"
        )

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
        deals = self.env["prm.counted.deal"]
        for dialog in self:
            partnership = dialog._asked_partnership()
            dialog.registration_ids = deals._open_deals(partnership)

    def _asked_partnership(self):
        """Return the partnership that is asked about; the reader may read it.

        :raises UserError: when none was chosen
        :raises AccessError: for a partnership of others
        """
        partnership = self.partnership_id._origin
        if not partnership:
            raise UserError(self.env["prm.messages"]._text("partnership_missing"))
        partnership.check_access("read")
        return partnership

    @api.depends("partnership_id", "registration_ids")
    def _compute_result(self):
        for dialog in self:
            dialog.update(dialog._result())

    def _result(self):
        """Return the values of today, counted now, and beside them the assumed ones.

        Where somebody decides on a tier, the partner stays in the present one.
        """
        deals = self.registration_ids
        amount = sum(deals.mapped("amount"))
        partnership = self._asked_partnership()
        program_sudo = partnership.program_id.sudo()
        rise = program_sudo.level_up == "automatic"
        before = partnership._what_if(rise=rise)
        after = partnership._what_if(won_count=len(deals), won_amount=amount, rise=rise)
        return {
            "amount": amount,
            **self._side("before", before),
            **self._side("after", after),
            "missing": after["missing_text"],
            "rises": self._is_gain(before, after),
            "answer": self._answer(before, after),
        }

    def _side(self, side, figures):
        """Return the values of one side: ``before`` or ``after``."""
        return {
            f"won_{side}": figures["figures"]["won_count"],
            f"sales_{side}": figures["figures"]["won_amount"],
            f"tier_{side}": self._text_of_tier(figures),
            f"points_{side}": self._text_of_points(figures),
        }

    def _text_of_tier(self, figures):
        """Return "Bronze", or "Bronze (Silver to be decided)"."""
        higher = figures["rises"][-1:]
        if not higher or higher == [figures["tier"]]:
            return figures["tier"]
        return self.env._(
            "%(tier)s (%(higher)s awaits a decision)",
            tier=figures["tier"],
            higher=higher[0],
        )

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

    def _is_gain(self, before, after):
        """Tell whether the deals bring a tier, or keep the one in danger."""
        is_higher = len(after["rises"]) > len(before["rises"])
        return is_higher or (after["kept"] and not before["kept"])

    def _answer(self, before, after):
        """Return in one sentence what the deals change."""
        if not self.registration_ids:
            return self.env._("Choose open deals to see what they would bring.")
        if len(after["rises"]) > len(before["rises"]):
            return self._answer_of_rise(after)
        if not (after["kept"] and before["kept"]):
            return self._answer_of_keeping(after)
        if before["rises"] and after["tier"] not in before["rises"]:
            return self.env._(
                "%s is reached without these deals and awaits a decision. They do "
                "not lead to a higher tier.",
                before["rises"][-1],
            )
        if after["next_tier"]:
            return self.env._(
                "These deals are not enough for %s yet.", after["next_tier"]
            )
        return self.env._("The partner already has the highest tier.")

    def _answer_of_keeping(self, after):
        """Return whether the deals keep a tier that is in danger."""
        if after["kept"]:
            return self.env._("With these deals won, %s is kept.", after["tier"])
        return self.env._("These deals are not enough to keep %s.", after["tier"])

    def _answer_of_rise(self, after):
        """Return which tier the deals bring, or let somebody decide on."""
        higher = after["rises"][-1]
        if higher == after["tier"]:
            return self.env._("With these deals won: %s.", higher)
        return self.env._("With these deals won, you decide on %s.", higher)
