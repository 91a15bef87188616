"""What there is of the other deal today, for who may read it."""

from odoo import api, fields, models

from ...common.visit.readable import readable
from .comparison import NOTHING

# From other parts: _first_in_at, _target_sudo, first_in_at, other_id, registration_id


class PrmRegistrationConflict(models.Model):
    """Facts beside the comparison; nobody reads them of a record that is closed.

    None is stored: what somebody may read is asked each time, and no list groups by it.
    """

    _name = "prm.registration.conflict"
    _inherit = ["prm.registration.conflict"]

    told_who = fields.Char(
        "Partner or salesperson", compute="_compute_told_facts", compute_sudo=False
    )
    told_stage = fields.Char(
        "State and stage", compute="_compute_told_facts", compute_sudo=False
    )
    told_activity_at = fields.Datetime(
        "Last activity", compute="_compute_told_facts", compute_sudo=False
    )
    told_protection_end = fields.Date(
        "Other deal protected until",
        compute="_compute_told_facts",
        compute_sudo=False,
    )
    own_first_in_at = fields.Datetime(
        "This one first received",
        compute="_compute_who_came_first",
        compute_sudo=True,
        help="When this registration came in with its customer.",
    )
    came_first = fields.Selection(
        [("this", "This registration"), ("other", "The other one")],
        "Who was first",
        compute="_compute_who_came_first",
        compute_sudo=True,
    )
    comparison_html = fields.Html(
        "Side by side",
        compute="_compute_comparison_html",
        compute_sudo=False,
        sanitize=False,
    )
    age_days = fields.Integer(
        "Age (days)", compute="_compute_age_days", help="Days since it was found."
    )

    @api.depends("registration_id.first_in_at", "first_in_at", "other_id")
    def _compute_who_came_first(self):
        """Tell who was first; of two deals of the same second, the one made first."""
        for conflict in self:
            conflict_sudo = conflict.sudo()
            mine = conflict._first_in_at(conflict_sudo.registration_id)
            theirs = conflict.first_in_at
            conflict.own_first_in_at = mine
            this = (mine, conflict_sudo.registration_id._origin.id)
            other = (theirs, conflict_sudo.other_id._origin.id or 0)
            conflict.came_first = theirs and ("this" if this < other else "other")

    @api.depends("create_date")
    def _compute_age_days(self):
        now = fields.Datetime.now()
        for conflict in self:
            found_at = conflict.create_date or now
            conflict.age_days = (now - found_at).days

    @api.depends("other_id", "lead_id", "customer_id")
    @api.depends_context("uid", "lang", "tz", "allowed_company_ids")
    def _compute_told_facts(self):
        comparison = self.env["prm.conflict.comparison"]
        targets_sudo = [conflict._target_sudo() for conflict in self]
        found = comparison._readable_facts(targets_sudo, readable(targets_sudo))
        for conflict, facts in zip(self, found, strict=True):
            told = facts or NOTHING
            conflict.told_who = told["who"]
            conflict.told_stage = told["stage"]
            conflict.told_activity_at = told["activity_at"]
            conflict.told_protection_end = told["protection_end"]

    @api.depends("registration_id", "decision", "note", "strength")
    @api.depends_context("uid", "lang", "tz", "allowed_company_ids")
    def _compute_comparison_html(self):
        comparison = self.env["prm.conflict.comparison"]
        for conflict in self:
            conflict.comparison_html = comparison._render(
                conflict.registration_id, conflict
            )
