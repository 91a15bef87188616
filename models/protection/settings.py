"""What programs and tiers say of protection: more days, silence, how many deals."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# From other parts: name

RULES = ("max_extensions", "extension_days", "silent_days", "answer_days")


class PrmProgram(models.Model):
    """Programs: how a protection is prolonged, and what ends it before its last day."""

    _name = "prm.program"
    _inherit = ["prm.program"]

    max_extensions = fields.Integer(
        "Extensions",
        default=1,
        help="How often the protection of one deal can be extended. 0: partners "
        "cannot ask for an extension.",
    )
    extension_days = fields.Integer(
        "Days per extension",
        default=30,
        help="How many days a partner can ask for at most, each time.",
    )
    silent_days = fields.Integer(
        "Days without progress",
        default=0,
        help="After so many days without progress we ask the partner whether the deal "
        "is still active. Progress is a change of stage, or a note, a file or an "
        "answer from the partner. 0: we never ask.",
    )
    answer_days = fields.Integer(
        "Days to answer",
        default=7,
        help="If the partner does not answer within so many days, the protection ends.",
    )

    _protection_rules = models.Constraint(
        "CHECK (max_extensions >= 0 AND extension_days > 0"
        " AND silent_days >= 0 AND answer_days > 0)",
        "Extensions and days without progress cannot be negative; the days per "
        "extension and the days to answer are at least 1.",
    )

    @api.constrains(*RULES)
    def _check_protection_rules(self):
        """Refuse days and numbers that mean nothing, in words.

        :raises ValidationError: naming the program
        """
        for program in self:
            least = min(program.max_extensions, program.silent_days)
            if least < 0 or min(program.extension_days, program.answer_days) < 1:
                raise ValidationError(
                    self.env._(
                        "%s: extensions and days without progress cannot be negative; "
                        "the days per extension and the days to answer are at least 1.",
                        program.name,
                    )
                )


class PrmTier(models.Model):
    """Tiers: how many deals of a partner may be open and protected."""

    _name = "prm.tier"
    _inherit = ["prm.tier"]

    max_open_deals = fields.Integer(
        "Protected deals",
        default=0,
        help="How many deals of a partner can be open and protected at the same time. "
        "Deals that you shared do not count. 0: any number.",
    )

    _cap_positive = models.Constraint(
        "CHECK (max_open_deals >= 0)", "The number of deals cannot be negative."
    )

    @api.constrains("max_open_deals")
    def _check_cap(self):
        """Refuse a negative number of deals, in words.

        :raises ValidationError: naming the tier
        """
        for tier in self:
            if tier.max_open_deals < 0:
                raise ValidationError(
                    self.env._(
                        "Tier %s: the number of protected deals cannot be negative.",
                        tier.name,
                    )
                )
