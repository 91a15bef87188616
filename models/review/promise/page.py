"""Where partners read the ledger: on the home, and on the page of the program."""

from odoo import models

from ...portal.home_widgets import Widget


class PrmHomeWidgets(models.AbstractModel):
    """Widgets: how the vendor keeps its promises."""

    _inherit = "prm.home.widgets"

    def _entries(self):
        """Return the widgets, with that of the promises; with figures alone."""
        promises = self.env["prm.promise"]
        return [
            *super()._entries(),
            Widget(
                key="promise",
                label=self.env._("How we keep our promises"),
                order=80,
                template="prm.portal_home_promise",
                values=promises._home,
                needs="promise",
                condition=promises._is_shown,
            ),
        ]


class PrmProgramPage(models.AbstractModel):
    """The page of the program, with the promises of its portal."""

    _inherit = "prm.program.page"

    def _page(self, partnership, tab=""):
        """Return what the page shows, with the figures of the portal.

        :param partnership: one, in the reader's environment
        :param str tab: key of the tab that is open
        """
        portal_sudo = partnership.sudo().portal_id
        page = super()._page(partnership, tab)
        return {**page, "promise": self.env["prm.promise"]._page(portal_sudo)}
