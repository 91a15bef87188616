"""What looks like the same deal, as the reviewer sees it."""

from odoo import api, fields, models

from ...policy.matching import LIKELY, SAME
from .customer_search import COUNTED

# What says whether a conflict is to be decided.
LOOKED_AT = ("registration_id", "decision", "strength", "kind", "note")


class PrmRegistrationScreening(models.Model):
    """Does anybody know the customer already? Partners see nothing of it."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    conflict_ids = fields.One2many(
        "prm.registration.conflict",
        "registration_id",
        "Conflicts",
        groups="prm.group_prm_user",
    )
    conflict_count = fields.Integer(
        compute="_compute_conflict_count", groups="prm.group_prm_user", exportable=False
    )
    open_conflict_count = fields.Integer(
        "Conflicts to decide",
        compute="_compute_conflict_count",
        groups="prm.group_prm_user",
        help="Same customer or probably the same, and not decided yet.",
    )
    strongest_conflict = fields.Selection(
        [("same", "Same customer"), ("likely", "Probably the same")],
        compute="_compute_conflict_count",
        groups="prm.group_prm_user",
        exportable=False,
    )
    weaker_sign_count = fields.Integer(
        "Weak matches",
        readonly=True,
        aggregator=None,
        copy=False,
        groups="prm.group_prm_user",
        help="How many more records have something in common with this customer. "
        "They are counted up to 100 and not listed.",
    )
    weaker_sign_text = fields.Char(
        compute="_compute_weaker_sign_text",
        groups="prm.group_prm_user",
        exportable=False,
    )

    def _guarded_fields(self):
        return super()._guarded_fields() | {"weaker_sign_count"}

    @api.depends("conflict_ids.is_to_decide", "conflict_ids.strength")
    def _compute_conflict_count(self):
        self.conflict_count = self.open_conflict_count = 0
        self.strongest_conflict = False
        for registration, conflicts in self._noted_conflicts().items():
            to_decide = conflicts.filtered("is_to_decide")
            found = to_decide.mapped("strength")
            registration.conflict_count = len(conflicts)
            registration.open_conflict_count = len(to_decide)
            registration.strongest_conflict = next(
                (each for each in (SAME, LIKELY) if each in found), False
            )

    def _noted_conflicts(self):
        """Return registration → its conflicts, those of a list by one query.

        Of a list, who has none need not be there.
        """
        if len(self) == 1:
            return {self: self.conflict_ids}
        saved = self.filtered("id")
        conflicts = self.env["prm.registration.conflict"]
        found = conflicts.search_fetch(
            [("registration_id", "in", saved.ids)], LOOKED_AT
        )
        unsaved = {each: each.conflict_ids for each in self - saved}
        return {**found.grouped("registration_id"), **unsaved}

    @api.depends("weaker_sign_count")
    @api.depends_context("lang")
    def _compute_weaker_sign_text(self):
        for registration in self:
            number = registration.weaker_sign_count
            many = f"{COUNTED}+" if number >= COUNTED else str(number)
            registration.weaker_sign_text = number and self.env._(
                "Weak matches, not listed: %(number)s", number=many
            )
