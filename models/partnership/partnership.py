"""The cooperation with one partner organization: who, in which program, with whom."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

# From its parts: _adopt_files, _assign_owner, _begin_fund, _book_funds,
# _follow_set_tiers, _hand_over_deals, _sync_members, _complete_scores


class PrmPartnership(models.Model):
    """The cooperation with one partner organization."""

    _name = "prm.partnership"
    _inherit = [
        "prm.transition.mixin",
        "prm.computed.guard.mixin",
        "prm.section.mask.mixin",
        "prm.share.guard.mixin",
        "prm.company.mixin",
        "prm.score.trigger.mixin",
        "prm.thread.mixin",
        "mail.activity.mixin",
    ]
    _description = "Partnership"
    _order = "name, id"
    _mail_post_access = "write"

    name = fields.Char(
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        tracking=True,
    )
    proposed_name = fields.Char(
        "Proposed name",
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        copy=False,
        help="The name that would be proposed.",
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Partner organization",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("is_company", "=", True)],
        tracking=True,
    )
    program_id = fields.Many2one(
        "prm.program",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        default=lambda self: self.env["prm.program"]._only_one(),
    )
    portal_id = fields.Many2one(related="program_id.portal_id", store=True, index=True)
    direction_id = fields.Many2one(
        "crm.team", "Sales direction", related="portal_id.team_id", store=True
    )
    partner_type_id = fields.Many2one(
        string="Partner type",
        related="program_id.partner_type_id",
        store=True,
        index=True,
    )
    company_id = fields.Many2one(
        related="program_id.company_id", store=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    tier_id = fields.Many2one(
        "prm.tier",
        compute="_compute_tier_id",
        store=True,
        readonly=False,
        index=True,
        ondelete="restrict",
        domain="[('program_id', '=', program_id)]",
        tracking=True,
    )
    tier_name = fields.Char("Name of the tier", related="tier_id.name")
    level = fields.Integer(related="tier_id.level", store=True)
    margin = fields.Float("Margin (%)", related="tier_id.margin")

    # what came of it
    history_ids = fields.One2many("prm.partnership.history", "partnership_id")
    certificate_ids = fields.One2many("prm.certificate", "partnership_id")
    marketing_activity_ids = fields.One2many(
        "prm.marketing.activity", "partnership_id", "Marketing"
    )
    registration_ids = fields.One2many("prm.registration", "partnership_id")
    registration_count = fields.Integer(
        "Registrations", compute="_compute_registration_count"
    )
    opportunity_count = fields.Integer(
        "Opportunities", compute="_compute_registration_count"
    )

    _one_active = models.UniqueIndex(
        "(partner_id, company_id) WHERE state = 'active'",
        "This organization already has an active partnership.",
    )

    # ---------------------------------------------------------------- computes

    @api.depends("partner_id", "date_start")
    def _compute_name(self):
        """Propose "Organization-year", the year of the start or, without, of today.

        A name that somebody typed stays.
        """
        for partnership in self:
            proposal = partnership.partner_id.name or ""
            if proposal:
                today = self._today_at(partnership.company_id)
                proposal = f"{proposal}-{(partnership.date_start or today).year}"
            typed = partnership.name not in (False, "", partnership.proposed_name)
            partnership.name = partnership.name if typed else proposal
            partnership.proposed_name = proposal

    @api.depends("program_id")
    def _compute_tier_id(self):
        for partnership in self:
            tiers = partnership.program_id.tier_ids
            if partnership.tier_id not in tiers:
                partnership.tier_id = tiers.sorted("level")[:1]

    @api.depends("registration_ids.outcome")
    def _compute_registration_count(self):
        counts = {
            partnership: (registrations, opportunities)
            for partnership, registrations, opportunities in self.env[
                "prm.registration"
            ]._read_group(
                [("partnership_id", "in", self.ids)],
                ["partnership_id"],
                ["__count", "outcome:count"],
            )
        }
        for partnership in self:
            numbers = counts.get(partnership, (0, 0))
            partnership.registration_count, partnership.opportunity_count = numbers

    # ------------------------------------------------------------- constraints

    @api.constrains("tier_id", "program_id")
    def _check_tier(self):
        """Refuse a tier of another program.

        :raises ValidationError: saying so
        """
        for partnership in self:
            tier = partnership.tier_id
            if tier and tier.program_id != partnership.program_id:
                raise ValidationError(self.env["prm.messages"]._text("tier_of_program"))

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create in this order: guards, the values, what follows from them."""
        here = self._guard_create(vals_list)
        partnerships = super(PrmPartnership, here).create(vals_list)
        partnerships._adopt_files()
        partnerships._assign_owner()
        self.env["res.users"]._prm_forget_keys()
        return partnerships

    def write(self, vals):
        """Write in this order: guards, what was until now, the values, what follows.

        :raises UserError: for a state or figures that nobody enters, and for another
            partner or company of a partnership with deals
        """
        self._guard_write(vals)
        self._check_frozen(vals)
        before = self._before_write(vals)
        result = super().write(self._complete_scores(vals))
        self._after_write(vals, **before)
        return result

    def _before_write(self, vals):
        """Book what was won by the tier until now; return what was before.

        :return: the arguments of :meth:`_after_write`, as far as ``vals`` change them
        """
        before = {}
        if "user_id" in vals:
            before["owners"] = self.user_id
        if {"tier_id", "program_id"} & vals.keys():
            self._book_funds()
            before["tiers"] = {one.id: one.tier_id for one in self}
            # What has not begun yet has no bound since when it has a fund.
            begun = self.filtered(lambda one: one.state != "draft")
            with_fund = begun.filtered("tier_id.fund_percent")
            before["fundless"] = begun - with_fund
        return before

    def _after_write(self, vals, owners=None, tiers=None, fundless=None):
        """Do what follows from ``vals``: files, fund, tier, people, access.

        :param owners: the partner managers until now
        :param tiers: dict of id and tier until now
        :param fundless: partnerships that had no fund until now
        """
        if {"user_id", "user_ids"} & vals.keys():  # first: what follows asks rules
            self.env["res.users"]._prm_forget_keys()
        if "file_ids" in vals:
            self._adopt_files()
        if fundless:
            fundless.filtered("tier_id.fund_percent")._begin_fund()
        if tiers:
            self._follow_set_tiers(tiers, is_counted="scored_at" in vals)
        if "user_id" in vals:
            self._assign_owner()
            self._hand_over_deals(owners)
        if {"partner_id", "program_id"} & vals.keys():
            self._sync_members()

    def _check_frozen(self, vals):
        """Refuse another partner or company once a deal is registered.

        :raises UserError: also when amounts of another currency stand on it
        """
        if not {"partner_id", "company_id", "program_id"} & vals.keys():
            return
        used_sudo = self.sudo().filtered("registration_ids")
        program = self.env["prm.program"].browse(vals.get("program_id"))
        if program:
            self._check_currency(program.company_id)
        elsewhere = program and program.company_id != used_sudo.company_id
        if used_sudo and (elsewhere or {"partner_id", "company_id"} & vals.keys()):
            raise UserError(self.env["prm.messages"]._text("partnership_is_frozen"))

    def _has_amounts(self):
        values = self.value_ids | self.keep_value_ids
        entered = values.filtered(
            lambda row: row.value_type == "monetary" and row.measure == "manual"
        )
        budgets = self.marketing_activity_ids.mapped("budget")
        return bool(self.fund_entry_ids or any(budgets + entered.mapped("current")))

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        """Let drafts go, with all that was counted for them.

        :raises UserError: for a partnership that has begun
        """
        if any(partnership.state != "draft" for partnership in self):
            raise UserError(self.env["prm.messages"]._text("partnership_kept"))
        drafts_sudo = self.sudo().with_context(active_test=False)
        drafts_sudo.value_ids.unlink()
        drafts_sudo.keep_value_ids.unlink()
        drafts_sudo.history_ids.unlink()

    # ---------------------------------------------------------- for the portal

    def _verdict_register(self):
        """Tell whether the current user may register a deal, see the service."""
        return self.env["prm.registration.entrance"]._verdict(self)

    def _register_deal(self, values, token, **options):
        """Register a deal of the current user: the door to the form's acceptance.

        Parameters and errors as in its ``_register_deal``.
        """
        acceptance = self.env["prm.registration.acceptance"]
        return acceptance._register_deal(self, values, token, **options)

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | PORTAL_READABLE

    def _section_fields(self):
        ours = dict.fromkeys(OF_PROGRAM, "program")
        return {**super()._section_fields(), **ours}


PORTAL_READABLE = frozenset(
    "name partner_id program_id portal_id partner_type_id company_id tier_id level"
    " margin state is_active date_start date_end renewal_end registration_count"
    " opportunity_count currency_id points points_target total_sales certified_count"
    " activity_count next_tier_id scored_at fund_balance value_ids keep_value_ids"
    " history_ids term_ids certificate_ids marketing_activity_ids"
    " fund_entry_ids".split()
)
# What a portal without its program tells nobody; parts have rules of their own.
OF_PROGRAM = frozenset(
    "program_id partner_type_id tier_id tier_name level margin date_start date_end"
    " renewal_end points points_target total_sales certified_count activity_count"
    " next_tier_id scored_at fund_balance".split()
)
