"""The frame of every page of a portal: its name, its sections, the way to others."""

from odoo import models


class PrmPortalLayout(models.AbstractModel):
    """What the layout shows to the current user, whatever stands inside it."""

    _name = "prm.portal.layout"
    _description = "Layout of a partner portal"

    def _values(self, portal, section):
        """Return what the layout of every page needs.

        :param portal: one that the current user may open
        :param str section: key of the page's section, empty when it is of none
        :return: values by the names of the template's variables
        """
        partnership = portal._own_partnership()
        sections = self.env["prm.portal.sections"]
        return {
            "page_name": f"prm_{section or 'page'}",
            "prm_portal_name": portal.name,
            "prm_home_url": portal._url(),
            "prm_new_url": portal._url("registrations", "new"),
            "prm_may_register": bool(partnership._verdict_register()),
            "prm_sections": sections._navigation(portal, section),
            "prm_portals": self._switch(portal),
            **self.env["prm.portal.look"]._values(portal),
        }

    def _switch(self, portal):
        """Return all portals of the visitor, or nothing where there is one only."""
        portals = self.env["prm.portal"]._for_user()
        return [
            {"name": other.name, "url": other._url(), "current": other == portal}
            for other in portals
            if len(portals) > 1
        ]
