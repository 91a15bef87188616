"""The site's menu of pages."""

from odoo import models


class Website(models.Model):
    """Sites: pages that the administrator may add to the menu."""

    _inherit = "website"

    def get_suggested_controllers(self):
        """Propose both pages beside those of other apps."""
        _, url_for = self.env._, self.env["ir.http"]._url_for
        return [
            *super().get_suggested_controllers(),
            (_("Partner directory"), url_for("/partner/directory"), "prm_website"),
            (_("Become a partner"), url_for("/partner/apply"), "prm_website"),
        ]
