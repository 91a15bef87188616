"""The terms of a program: its versions, and how partners accept them."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

MOST_DAYS = 365


class PrmProgramTermsSetting(models.Model):
    """Programs: terms that partners accept; a program without any asks for nothing."""

    _name = "prm.program"
    _inherit = ["prm.program"]

    terms_ids = fields.One2many("prm.program.terms", "program_id")
    terms_id = fields.Many2one(
        "prm.program.terms",
        "Current terms",
        compute="_compute_terms_id",
        help="The version that was published last.",
    )
    terms_acceptors = fields.Selection(
        [("supervisors", "Supervisors only"), ("members", "Any member")],
        "Who can accept",
        default="supervisors",
        required=True,
        help="Who of the partner can accept the terms for the whole organization.",
    )
    terms_signature = fields.Boolean(
        "Ask for a signature",
        help="Who accepts the terms also signs with the mouse or a finger. Turned "
        "off, the full name is enough.",
    )
    terms_days = fields.Integer(
        "Days to accept",
        default=14,
        help="How many days partners have to accept a new version, counted from its "
        "publication or, if later, from its first day or the activation of the "
        "partner. It is kept with each version when you publish it.",
    )
    terms_required = fields.Boolean(
        "Registering needs accepted terms",
        help="When the days are over, partners cannot register deals until they have "
        "accepted the terms. Everything else goes on, and drafts can be saved.",
    )

    _terms_days_in_range = models.Constraint(
        f"CHECK (terms_days BETWEEN 0 AND {MOST_DAYS})",
        "The days to accept new terms are a number from 0 to 365.",
    )

    @api.depends("terms_ids.is_current")
    def _compute_terms_id(self):
        for program in self:
            current = program.terms_ids.filtered("is_current")
            program.terms_id = current[:1]

    @api.constrains("terms_days")
    def _check_terms_days(self):
        """Refuse a number of days that means nothing, in words.

        :raises ValidationError: saying so
        """
        if any(not 0 <= program.terms_days <= MOST_DAYS for program in self):
            text = self.env["prm.messages"]._text("terms_days_positive")
            raise ValidationError(text)
