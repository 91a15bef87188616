"""The months of which a member has heard."""

from odoo import fields, models


class PrmMember(models.Model):
    """Members: up to which month their monthly summaries are done."""

    _name = "prm.member"
    _inherit = ["prm.member"]

    # First day of the month; also where there was nothing to tell.
    summary_month = fields.Date(readonly=True, copy=False, groups=fields.NO_ACCESS)
