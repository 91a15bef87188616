"""Who of the partner organization sees a deal, in words."""

from odoo import api, models


class PrmRegistrationVisibility(models.AbstractModel):
    """The choice of the form, and what stands on the page."""

    _name = "prm.registration.visibility"
    _description = "Who can see a deal in the organization"

    @api.model
    def _options(self, author=None):
        """Return who of the organization may see a deal, as ``[{"id", "name"}]``.

        :param author: the person whose deal it is; None for the current user
        """
        alone = self.env._("Only me")
        if author and author != self.env.user.partner_id:
            author_sudo = author.sudo()
            alone = self.env._("Only %s", author_sudo.name)
        return [
            {"id": "contact", "name": alone},
            {"id": "organization", "name": self.env._("My whole organization")},
        ]

    @api.model
    def _text(self, registration):
        """Return in words who of the organization sees this registration."""
        author_sudo = registration.sudo().contact_id
        text = self.env._("Your whole organization")
        if registration.visibility != "organization":
            text = self.env._("Only %s and supervisors", author_sudo.name)
            if author_sudo == self.env.user.partner_id:
                text = self.env._("Only you and your supervisors")
        if registration.state == "draft":
            return self.env._("After submission: %s", text)
        return text
