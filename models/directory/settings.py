"""What an administrator sets of the directory, on portals and programs."""

from odoo import fields, models


class PrmPortal(models.Model):
    """Portals: who publishes entries, and how long partners answer inquiries."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    directory_approval = fields.Boolean(
        "Approve entries",
        default=True,
        help="An employee publishes each entry and each change of it. Otherwise they "
        "are public at once.",
    )
    directory_answer_days = fields.Integer(
        "Days to answer inquiries",
        default=5,
        help="A visitor's inquiry is offered to the partner for this long.",
    )

    _answer_days = models.Constraint(
        "CHECK (directory_answer_days > 0)", "Partners need a day to answer inquiries."
    )


class PrmProgram(models.Model):
    """Programs: whose partners have an entry, and which tiers it shows."""

    _name = "prm.program"
    _inherit = ["prm.program"]

    directory_tier_id = fields.Many2one(
        "prm.tier",
        "Badges from tier",
        domain="[('program_id', '=', id)]",
        ondelete="set null",
        copy=False,
        help="The directory shows this tier and higher ones. Leave empty to show none.",
    )
    directory_needs_benefit = fields.Boolean(
        "Only tiers with the benefit",
        help="Only partners whose tier grants the benefit “Entry in the partner "
        "directory” have an entry.",
    )
