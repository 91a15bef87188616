from itertools import pairwise

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...policy import tax_number


class PrmProgram(models.Model):
    """A shared set of tiers and rules for partners of one type."""

    _name = "prm.program"
    _inherit = [
        "prm.share.guard.mixin",
        "prm.company.mixin",
        "prm.deferred.check.mixin",
        "prm.filled.mixin",
    ]
    _description = "Partner program"
    _order = "name, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    partner_type_id = fields.Many2one(
        "prm.partner.type", "Partner type", ondelete="restrict"
    )
    portal_id = fields.Many2one(
        "prm.portal",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env["prm.portal"]._only_one(),
        help="The portal on which the partners of this program work.",
    )
    company_id = fields.Many2one(related="portal_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    user_id = fields.Many2one(
        "res.users",
        "Program manager",
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
    )
    description = fields.Html(
        translate=True, help="The program's text, for its partners."
    )
    tier_ids = fields.One2many("prm.tier", "program_id", "Tiers", copy=True)
    condition_ids = fields.One2many("prm.condition", "program_id", "Conditions")
    partnership_ids = fields.One2many("prm.partnership", "program_id")
    partnership_count = fields.Integer(
        compute="_compute_partnership_count", exportable=False
    )

    # scores
    level_up = fields.Selection(
        [
            ("automatic", "Automatically"),
            ("propose", "After approval by the partner manager"),
        ],
        "Partners move up",
        default="automatic",
        required=True,
        help="How a partner who has reached the next tier gets it.",
    )
    downgrade_grace_days = fields.Integer(
        "Grace period (days)",
        default=30,
        help="Days between the notice that a tier is at risk and the proposal to "
        "lower it.",
    )
    term_months = fields.Integer(
        "Term (months)",
        default=12,
        help="Length of a term. It is used to propose the due date of a partnership.",
    )

    # registrations
    protection_days = fields.Integer(
        "Protection (days)",
        default=90,
        help="How many days an approved deal is protected, counted from approval.",
    )
    review_hours = fields.Integer(
        "Review within (hours)",
        default=48,
        help="How many hours you have to decide on a registration. If the portal has "
        "working hours, only these count.",
    )
    max_resubmissions = fields.Integer(
        "Resubmissions",
        default=3,
        help="How often a partner can resubmit a returned registration.",
    )
    tin_pattern = fields.Char(
        "Tax number pattern",
        default=tax_number.DEFAULT_PATTERN,
        required=True,
        help="Regular expression for a valid tax number, without spaces and dashes. "
        r"The default, \d{9}|\d{10}|\d{12}, accepts 9, 10 or 12 digits.",
    )
    company_lookup = fields.Selection(
        [
            ("own", "Customers of the partner's own registrations"),
            ("all", "All customers, by name (at least three characters)"),
        ],
        "Partners can choose from",
        default="own",
        required=True,
        help="Which existing companies a partner can choose from.",
    )
    duplicate_policy = fields.Selection(
        [
            ("refuse", "Do not accept it, and let the partner ask for a review"),
            ("review", "Accept it, and flag the conflict for the reviewer"),
        ],
        "Known company",
        default="refuse",
        required=True,
        help="What happens when a partner registers a company that is already known.",
    )
    require_contact_email = fields.Boolean("Contact email is required")
    require_contact_phone = fields.Boolean("Contact phone is required")

    _days_positive = models.Constraint(
        "CHECK (protection_days >= 0 AND review_hours >= 0 AND max_resubmissions >= 0)",
        "Days, hours and the number of resubmissions cannot be negative.",
    )
    _term_positive = models.Constraint(
        "CHECK (term_months > 0 AND downgrade_grace_days >= 0)",
        "A term lasts at least one month, and the grace period cannot be negative.",
    )

    @api.depends("partnership_ids")
    def _compute_partnership_count(self):
        counts = dict(
            self.env["prm.partnership"]._read_group(
                [("program_id", "in", self.ids)], ["program_id"], ["__count"]
            )
        )
        for program in self:
            program.partnership_count = counts.get(program, 0)

    @api.constrains("tin_pattern")
    def _check_tin_pattern(self):
        """Refuse a pattern of tax numbers that cannot be used."""
        for program in self:
            if not (verdict := tax_number.verdict_pattern(program.tin_pattern)):
                raise ValidationError(self.env["prm.messages"]._text(verdict.code))

    @api.constrains(
        "protection_days",
        "review_hours",
        "max_resubmissions",
        "term_months",
        "downgrade_grace_days",
    )
    def _check_row(self):
        """Refuse days, hours, months and numbers that mean nothing, in words."""
        counted = ("protection_days", "review_hours", "max_resubmissions")
        for program in self:
            if min(program[name] for name in counted) < 0:
                raise ValidationError(
                    self.env._(
                        "%s: days, hours and the number of resubmissions cannot be "
                        "negative.",
                        program.name,
                    )
                )
            if program.term_months < 1 or program.downgrade_grace_days < 0:
                raise ValidationError(
                    self.env._(
                        "%s: a term lasts at least one month, and the grace period "
                        "cannot be negative.",
                        program.name,
                    )
                )

    def _deferred_checks(self):
        return {"order": self._check_order}

    def _check_order(self):
        """Refuse two tiers of one level, and target points that do not increase."""
        for program in self:
            tiers = program.tier_ids.sorted(lambda tier: (tier.level, tier.id))
            for lower, higher in pairwise(tiers):
                if complaint := program._order_complaint(lower, higher):
                    raise ValidationError(complaint)

    def _order_complaint(self, lower, higher):
        """Return what is wrong with two tiers that follow each other, or nothing."""
        if lower.level == higher.level:
            return self.env._(
                "%(program)s: the tiers %(lower)s and %(higher)s both have level "
                "%(level)s. Give each tier its own level.",
                program=self.name,
                lower=lower.name,
                higher=higher.name,
                level=lower.level,
            )
        # Tiers that need no points yet may follow each other.
        none_yet = lower.target_points == higher.target_points == 0
        if none_yet or lower.target_points < higher.target_points:
            return None
        return self.env._(
            "%(program)s: a higher tier must ask for more points, but %(higher)s "
            "(%(high)s points) follows %(lower)s (%(low)s points).",
            program=self.name,
            lower=lower.name,
            higher=higher.name,
            low=lower.target_points,
            high=higher.target_points,
        )

    @api.constrains("portal_id")
    def _check_company_stays(self):
        """Refuse a portal of another company as soon as partners registered deals."""
        partnerships_sudo = self.env["prm.partnership"].sudo()
        for program in self:
            elsewhere = [
                ("program_id", "=", program.id),
                ("registration_ids.company_id", "!=", program.portal_id.company_id.id),
            ]
            if partnerships_sudo.search_count(elsewhere, limit=1):
                raise ValidationError(
                    self.env._(
                        "Partners registered deals in the program %s, so it must "
                        "stay in its company. Choose a portal of this company.",
                        program.name,
                    )
                )

    # -------------------------------------------------------------------- CRUD

    def write(self, vals):
        self._guard_write(vals)
        if vals.get("portal_id"):
            portal = self.env["prm.portal"].browse(vals["portal_id"])
            self._check_move(portal.company_id)
        return super().write(vals)

    def copy_data(self, default=None):
        """Name the copies so; their tiers and conditions are copied, too."""
        if portal_id := (default or {}).get("portal_id"):
            self._check_move(self.env["prm.portal"].browse(portal_id).company_id)
        found = super().copy_data(default)
        if "name" not in (default or {}):
            for program, values in zip(self, found, strict=True):
                values["name"] = self.env._("%s (copy)", program.name)
        return found

    @api.ondelete(at_uninstall=False)
    def _unlink_without_partners(self):
        """Refuse to delete a program with partnerships: it is archived instead."""
        partnerships_sudo = self.env["prm.partnership"].sudo()
        for program in self:
            used = [("program_id", "=", program.id)]
            if partnerships_sudo.search_count(used, limit=1):
                raise UserError(
                    self.env._(
                        "There are partnerships in the program %s. Archive it instead "
                        "of deleting it.",
                        program.name,
                    )
                )

    def unlink(self):
        """Delete tiers and conditions, too: without partners they mean nothing."""
        self.check_access("unlink")
        self._unlink_without_partners()
        self.tier_ids.unlink()
        return super().unlink()

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "name",
            "active",
            "partner_type_id",
            "portal_id",
            "company_id",
            "currency_id",
            "description",
            "tier_ids",
            "protection_days",
            "review_hours",
            "max_resubmissions",
        }
