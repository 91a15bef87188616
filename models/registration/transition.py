from odoo import api, fields, models

from ...policy.registration_moves import reason_kind
from .registration import STATES


class PrmRegistrationTransition(models.Model):
    """One change of a registration's state: who, when, why.

    Written once by the move itself; nobody has the right to write or delete it.
    """

    _name = "prm.registration.transition"
    _description = "Change of a registration's state"
    _order = "id"
    _rec_name = "new"

    registration_id = fields.Many2one(
        "prm.registration", required=True, index=True, ondelete="cascade"
    )
    date = fields.Datetime(required=True, default=fields.Datetime.now)
    old = fields.Selection(STATES, "State before")
    new = fields.Selection(STATES, "State after", required=True)
    user_id = fields.Many2one(
        "res.users", "By", required=True, default=lambda self: self.env.user
    )
    by_partner = fields.Boolean(
        "Done by the partner", help="The partner did this, on the portal."
    )
    reason_id = fields.Many2one("prm.reason", ondelete="restrict")
    note = fields.Text("Note for the partner")
    changes = fields.Json(
        readonly=True, help="Field, old and new value, of a registration sent again."
    )
    change_text = fields.Text("Changed", compute="_compute_change_text")

    @api.depends("changes")
    @api.depends_context("lang")
    def _compute_change_text(self):
        rows_of = self.env["prm.registration.changes"]._rows
        for move in self:
            rows = rows_of(move.registration_id, move.changes)
            move.change_text = "\n".join(
                f"{label}: {old or '–'} → {new or '–'}" for label, old, new in rows
            )

    @api.model
    def _note(self, registrations, before):
        """Note that ``registrations`` moved.

        :param dict before: record id → state before the move
        """
        moves_sudo = self.sudo()
        moves_sudo.create(
            [
                {
                    "registration_id": registration.id,
                    "old": before[registration.id],
                    "new": registration.state,
                    "user_id": self.env.uid,
                    "by_partner": self.env.user.share,
                    **self._prepare_reason_values(registration, before),
                }
                for registration in registrations
            ]
        )

    def _is_taking_back(self):
        """Tell whether the author took the registration back by this move."""
        return self.by_partner and self.new == "action_required"

    def _prepare_reason_values(self, registration, before):
        """Return reason and note of a move that has them; old ones are not repeated."""
        if not reason_kind(before[registration.id], registration.state):
            return {}
        return {
            "reason_id": registration.reason_id.id,
            "note": registration.decision_note,
        }
