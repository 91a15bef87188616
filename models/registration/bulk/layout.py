"""The frame of the portal's pages: whether many deals can be registered at once."""

from odoo import models


class PrmPortalLayout(models.AbstractModel):
    """Adds what the button on the list asks."""

    _inherit = "prm.portal.layout"

    def _values(self, portal, section):
        """Return the values of the layout, and whether files can be sent.

        :param portal: one that the current user may open
        :param str section: key of the page's section
        """
        partnership = portal._own_partnership()
        entrance = self.env["prm.registration.entrance"]
        return {
            **super()._values(portal, section),
            "prm_may_register_many": bool(entrance._verdict_many(partnership)),
        }
