"""What a page says of a registration that its author took back."""

from odoo import api, models

# From other parts: _row


class PrmRegistrationProgress(models.AbstractModel):
    """Sentences and steps of what was taken back."""

    _inherit = "prm.registration.progress"

    @api.model
    def _headline(self, registration):
        """Say who took it back; nobody asked for anything."""
        if not registration._is_taken_back():
            return super()._headline(registration)
        author_sudo = registration.sudo().contact_id
        if author_sudo == self.env.user.partner_id:
            return self.env._("You took it back for changes.")
        return self.env._("%s took it back for changes.", author_sudo.name)

    def _correction(self, registration):
        """Say what its author does next."""
        if not registration._is_taken_back():
            return super()._correction(registration)
        if "edit" in registration._portal_actions():
            return self.env._("Change it and resubmit it. Then we review it.")
        author_sudo = registration.sudo().contact_id
        return self.env._("%s changes it and resubmits it.", author_sudo.name)

    def _labels(self, registration):
        """Call the step by what happened."""
        labels = super()._labels(registration)
        if registration._is_taken_back():
            labels["review"] = self.env._("Taken back")
        return labels


class PrmRegistrationTimeline(models.AbstractModel):
    """The row of a move by which a registration was taken back."""

    _inherit = "prm.registration.timeline"

    def _move(self, registration, move):
        """Say that it was taken back, and by whom."""
        if not move._is_taking_back():
            return super()._move(registration, move)
        label = self._move_label(registration, move)
        return self._row(move, label, move.user_id.name, move.new)

    def _move_label(self, registration, move):
        """Say that it was taken back."""
        if not move._is_taking_back():
            return super()._move_label(registration, move)
        return self.env._("Taken back for changes")
