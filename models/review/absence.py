"""When a reviewer is away, and who decides in the meantime."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class PrmAbsence(models.Model):
    """An absence of a reviewer: new registrations and reminders go to the substitute.

    What the reviewer has already stays with the reviewer.
    """

    _name = "prm.absence"
    _description = "Absence of a reviewer"
    _order = "date_start desc, id desc"
    _rec_name = "user_id"

    user_id = fields.Many2one(
        "res.users",
        "Who is away",
        required=True,
        index=True,
        ondelete="cascade",
        default=lambda self: self.env.user,
        domain=lambda self: self.env["res.users"]._prm_reviewer_domain(),
    )
    substitute_id = fields.Many2one(
        "res.users",
        required=True,
        ondelete="cascade",
        domain=lambda self: self.env["res.users"]._prm_reviewer_domain(),
        help="Reviews new registrations and gets the reminders in the meantime.",
    )
    date_start = fields.Date("From", required=True, default=fields.Date.context_today)
    date_end = fields.Date(
        "Until", required=True, index=True, help="The last day of the absence."
    )

    _in_order = models.Constraint(
        "CHECK (date_end >= date_start)", "An absence cannot end before it begins."
    )
    _not_oneself = models.Constraint(
        "CHECK (user_id != substitute_id)", "Nobody can be their own substitute."
    )

    @api.constrains("user_id", "substitute_id")
    def _check_reviewers(self):
        """Refuse people who may not review.

        :raises ValidationError: saying so
        """
        (self.user_id | self.substitute_id)._prm_check_reviewers()

    @api.constrains("user_id", "date_start", "date_end")
    def _check_once(self):
        """Refuse two absences of one person at the same time.

        :raises ValidationError: saying so
        """
        for absence in self:
            others = self.search_count(
                [
                    ("id", "!=", absence.id),
                    ("user_id", "=", absence.user_id.id),
                    ("date_start", "<=", absence.date_end),
                    ("date_end", ">=", absence.date_start),
                ],
                limit=1,
            )
            if others:
                raise ValidationError(self.env["prm.messages"]._text("absence_twice"))

    @api.model
    def _stand_in_sudo(self, user):
        """Return who stands in for a user today (sudo): the user, who is not away.

        A substitute who is away, too, has one again; who is gone in a circle, or may
        not review anymore, stands in for nobody.

        :param user: one user, or none
        """
        asked_sudo = user.sudo()
        seen = set()
        while asked_sudo and asked_sudo.id not in seen:
            seen.add(asked_sudo.id)
            if not (absence_sudo := self._today_sudo(asked_sudo)):
                return asked_sudo
            asked_sudo = absence_sudo.substitute_id._prm_reviewers()
        return user.sudo()

    @api.model
    def _today_sudo(self, user):
        """Return the absence (sudo) of a user that holds today, maybe none."""
        absences_sudo = self.sudo()
        today = fields.Date.context_today(self)
        return absences_sudo.search(
            [
                ("user_id", "=", user.id),
                ("date_start", "<=", today),
                ("date_end", ">=", today),
            ],
            limit=1,
        )
