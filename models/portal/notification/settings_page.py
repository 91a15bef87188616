"""Notifications are one of the pages of a person's settings."""

from odoo import models

from ...people.account.settings_pages import SettingsPage


class PrmSettingsPages(models.AbstractModel):
    """The page is there for who has a membership on the portal."""

    _inherit = "prm.settings.pages"

    def _entries(self):
        """Return all pages, with the notifications after the account."""
        return [
            *super()._entries(),
            SettingsPage(
                key="notifications",
                label=self.env._("Notifications"),
                order=20,
                route="notifications",
                condition=lambda portal: portal._is_own(),
            ),
        ]
