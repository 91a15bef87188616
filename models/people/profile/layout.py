"""The way to the profile, from every page of a portal."""

from odoo import models


class PrmPortalLayout(models.AbstractModel):
    """The layout offers the profile where the portal shows a field of one."""

    _inherit = "prm.portal.layout"

    def _values(self, portal, section):
        """Return the values of every page, with the address of the profile.

        :param portal: one that the current user may open
        :param str section: key of the page's section, empty when it is of none
        """
        values = super()._values(portal, section)
        cards = self.env["prm.profile.page"]._cards(portal)
        return values | {"prm_profile_url": cards[0]["url"] if cards else ""}
