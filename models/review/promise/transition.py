"""The log of the moves, with what was promised by then."""

from odoo import fields, models

from ....policy.promise import WITH_US


class PrmRegistrationTransition(models.Model):
    """Moves: with those that start the clock, the moment that was promised."""

    _name = "prm.registration.transition"
    _inherit = ["prm.registration.transition"]

    due_at = fields.Datetime(
        "Promised by",
        readonly=True,
        help="When the partner was told to expect the decision.",
    )

    def _prepare_reason_values(self, registration, before):
        """Return what is noted of a move, with the promise that it makes."""
        values = super()._prepare_reason_values(registration, before)
        starts = (
            registration.state in WITH_US and before[registration.id] not in WITH_US
        )
        due = registration.review_due_at if starts else False
        return {**values, "due_at": due}
