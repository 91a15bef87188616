from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class PrmPartnership(models.Model):
    """The cooperation with one partner organisation."""

    _name = "prm.partnership"
    _inherit = [
        "prm.share.guard.mixin",
        "prm.company.mixin",
        "prm.partnership.term.mixin",
        "prm.computed.guard.mixin",
        "prm.score.trigger.mixin",
        "prm.partnership.tier.mixin",
        "prm.partnership.fund.mixin",
        "prm.partnership.notice.mixin",
        "prm.partnership.form.mixin",
        "prm.partnership.invite.mixin",
        "prm.partnership.desk.mixin",
        "prm.partnership.file.mixin",
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
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        copy=False,
        help="What the name would be if nobody had typed one.",
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Partner organisation",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("is_company", "=", True)],
        tracking=True,
    )
    program_id = fields.Many2one(
        "prm.program", required=True, index=True, ondelete="restrict", tracking=True
    )
    portal_id = fields.Many2one(related="program_id.portal_id", store=True, index=True)
    partner_type_id = fields.Many2one(
        related="program_id.partner_type_id", store=True, index=True
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
    # people
    user_id = fields.Many2one(
        "res.users",
        "Partner manager",
        index=True,
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
        tracking=True,
        help="Owns the cooperation; partners see name, e-mail and phone on the portal.",
    )
    user_ids = fields.Many2many(
        "res.users",
        string="Assigned employees",
        domain=[("share", "=", False)],
        help="Employees who work with this partner. Without one, "
        "nobody is invited and no mail is sent.",
    )
    contact_id = fields.Many2one(
        "res.partner",
        "Primary contact",
        ondelete="restrict",
        domain="[('commercial_partner_id', '=', partner_id), "
        "('is_company', '=', False)]",
    )
    member_ids = fields.One2many("prm.member", "partnership_id", "Portal users")
    warning = fields.Char(compute="_compute_warning")

    # what came of it
    fund_balance = fields.Monetary(compute="_compute_fund_balance", store=True)
    history_ids = fields.One2many("prm.partnership.history", "partnership_id")
    certificate_ids = fields.One2many("prm.certificate", "partnership_id")
    marketing_activity_ids = fields.One2many("prm.marketing.activity", "partnership_id")
    registration_ids = fields.One2many("prm.registration", "partnership_id")
    registration_count = fields.Integer(compute="_compute_registration_count")
    opportunity_count = fields.Integer(compute="_compute_registration_count")

    _one_active = models.UniqueIndex(
        "(partner_id, company_id) WHERE state = 'active'",
        "This organisation has an active partnership already.",
    )
    _balance_not_negative = models.Constraint(
        "CHECK (fund_balance >= 0)", "A fund cannot be overdrawn."
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_end IS NULL OR date_start IS NULL OR date_end >= date_start)",
        "A partnership cannot end before it starts.",
    )

    # ---------------------------------------------------------------- computes

    @api.depends("partner_id", "date_start")
    def _compute_name(self):
        """Propose "Organisation-year", the year of the start or, without, of today.

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

    @api.depends("user_ids", "state")
    def _compute_warning(self):
        sentence = self.env["prm.messages"]._text("partnership_unattended")
        for partnership in self:
            unattended = partnership.state == "active" and not partnership.user_ids
            partnership.warning = sentence if unattended else False

    @api.depends("fund_entry_ids.signed_amount")
    def _compute_fund_balance(self):
        sums = self._fund_sums()
        for partnership in self:
            partnership.fund_balance = sums.get(partnership, 0)

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

    @api.onchange("user_id")
    def _onchange_user_id(self):
        self._assign_owner()

    # ------------------------------------------------------------- constraints

    @api.constrains("partner_id", "contact_id")
    def _check_people(self):
        for partnership in self:
            if not partnership.partner_id.is_company:
                self._refuse("partner_is_company")
            contact = partnership.contact_id
            if contact and contact.commercial_partner_id != partnership.partner_id:
                self._refuse("contact_of_partner")

    @api.constrains("tier_id", "program_id")
    def _check_tier(self):
        for partnership in self:
            tier = partnership.tier_id
            if tier and tier.program_id != partnership.program_id:
                self._refuse("tier_of_program")

    def _refuse(self, code):
        raise ValidationError(self.env["prm.messages"]._text(code))

    # -------------------------------------------------------------------- CRUD

    def write(self, vals):
        self._guard_write(vals)
        self._check_frozen(vals)
        vals = self._complete_scores(vals)
        former = self.user_id if "user_id" in vals else self.env["res.users"]
        result = super().write(vals)
        if "user_id" in vals:
            self._assign_owner()
            self._hand_over_deals(former)
        if {"user_id", "user_ids"} & vals.keys():
            self.env["res.users"]._prm_forget_keys()
        if {"partner_id", "program_id"} & vals.keys():
            self._sync_members()
        return result

    def _check_frozen(self, vals):
        """Refuse another partner or company once a deal is registered."""
        if not {"partner_id", "company_id", "program_id"} & vals.keys():
            return
        used_sudo = self.sudo().filtered("registration_ids")
        program = self.env["prm.program"].browse(vals.get("program_id"))
        if program:
            self._check_currency(program.company_id)
        elsewhere = program and program.company_id != used_sudo.company_id
        if used_sudo and (elsewhere or {"partner_id", "company_id"} & vals.keys()):
            raise UserError(self.env["prm.messages"]._text("partnership_is_frozen"))

    def _assign_owner(self):
        """Count the partner manager among the assigned employees."""
        for partnership in self:
            owner = partnership.user_id.filtered(lambda u: u.active and not u.share)
            if owner - partnership.user_ids:
                partnership.user_ids |= owner

    def _hand_over_deals(self, former):
        """Take the partners' conversations from those who were partner managers."""
        if not former:
            return
        registrations_sudo = self.env["prm.registration"].sudo()
        followed_sudo = registrations_sudo.search(
            [
                ("partnership_id", "in", self.ids),
                ("message_partner_ids", "in", former.partner_id.ids),
            ]
        )
        self.env["prm.deal.followers"]._hand_over(followed_sudo, former)

    def _has_amounts(self):
        values = self.value_ids | self.keep_value_ids
        entered = values.filtered(
            lambda row: row.value_type == "monetary" and row.measure == "manual"
        )
        budgets = self.marketing_activity_ids.mapped("budget")
        return bool(self.fund_entry_ids or any(budgets + entered.mapped("current")))

    def _sync_members(self):
        members_sudo = self.sudo().member_ids
        members_sudo._sync_access()

    @api.model_create_multi
    def create(self, vals_list):
        here = self._guard_create(vals_list)
        partnerships = super(PrmPartnership, here).create(vals_list)
        partnerships._assign_owner()
        self.env["res.users"]._prm_forget_keys()
        return partnerships

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        if any(partnership.state != "draft" for partnership in self):
            raise UserError(self.env["prm.messages"]._text("partnership_kept"))
        drafts_sudo = self.sudo().with_context(active_test=False)
        drafts_sudo.value_ids.unlink()
        drafts_sudo.keep_value_ids.unlink()
        drafts_sudo.history_ids.unlink()

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | PORTAL_READABLE


PORTAL_READABLE = frozenset(
    "name partner_id program_id portal_id partner_type_id company_id tier_id level"
    " margin state is_active date_start date_end renewal_end registration_count"
    " opportunity_count currency_id points points_target total_sales certified_count"
    " activity_count next_tier_id scored_at fund_balance value_ids keep_value_ids"
    " history_ids certificate_ids marketing_activity_ids fund_entry_ids".split()
)
