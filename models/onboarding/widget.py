"""The first steps on the home of a portal."""

from odoo import models

from ..portal.home_widgets import Widget


class PrmHomeWidgets(models.AbstractModel):
    """Widgets: the first steps, while there are any."""

    _inherit = "prm.home.widgets"

    def _entries(self):
        """Return the widgets, with the first steps."""
        return [
            *super()._entries(),
            Widget(
                key="first_steps",
                label=self.env._("First steps of a new partner"),
                order=15,
                template="prm.portal_home_first_steps",
                values=self._first_step_values,
                needs="first_steps",
                condition=lambda portal: portal._is_own(),
            ),
        ]

    def _first_step_values(self, portal):
        """Return the steps, and where the button leads that puts them away."""
        return {
            "first_steps": self.env["prm.partner.checklist"]._shown(portal),
            "first_steps_url": portal._url("first-steps", "hide"),
        }
