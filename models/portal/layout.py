"""The frame of every page of a portal: its name, its sections, the way to others."""

from odoo import models

from ..common.formatting import unbroken


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
        partnership_sudo = partnership.sudo()
        # It was found by its portal, which need not be read then.
        of_portal = partnership_sudo._fields["portal_id"]
        of_portal._insert_cache(partnership_sudo, [portal.id] * len(partnership))
        sections = self.env["prm.portal.sections"]
        return {
            "page_name": f"prm_{section or 'page'}",
            "prm_portal_name": portal.name,
            "prm_home_url": portal._url(),
            "prm_home_name": sections._title(portal, "home"),
            "prm_section_name": sections._title(portal, section) if section else "",
            "prm_new_url": portal._url("registrations", "new"),
            "prm_may_register": bool(partnership._verdict_register()),
            "prm_sections": sections._navigation(portal, section),
            "prm_portals": self._switch(portal),
            **self.env["prm.portal.look"]._values(portal),
            "prm_guest": None if partnership else self._guest(portal),
            "prm_preview": self.env["prm.portal.preview"]._banner(),
            "prm_unbroken": unbroken,
        }

    def _around(self, last_id=0):
        """Return what the frame around a page of Odoo needs, such as *Your account*.

        It is asked on all such pages, also by visitors and employees.

        :param int last_id: id of the own portal used last
        :return: nothing for who has no portal
        """
        user = self.env.user
        is_guest = not user.share or user._is_public()
        portal = not is_guest and self.env["prm.portal.door"]._own(last_id)
        if not portal:
            return {}
        values = self._values(portal, "")
        del values["page_name"]  # the page says its own
        return values | {"prm_hide_register": True}

    def _open_values(self, portal):
        """Return what the frame of a page without login shows: name and brand alone.

        :param portal: whose link was opened, or none for a dead one
        """
        portal_sudo = portal.sudo()
        return {
            "prm_portal_name": portal_sudo.name or self.env._("Partner portal"),
            **self.env["prm.portal.look"]._values(portal),
            "prm_unbroken": unbroken,
        }

    def _switch(self, portal):
        """Return what the visitor may switch to, nothing where there is one only.

        :return: groups as ``{"label", "portals"}``: the own portals, by company where
            there are several, and those that the visitor may look into
        """
        portals = self.env["prm.portal"]._open_to_user()
        if len(portals) < 2:
            return []
        own = self.env["prm.portal"]._for_user()
        by_company = own.grouped("company_id")
        groups = [
            (self._name_of(company) if len(by_company) > 1 else "", theirs)
            for company, theirs in by_company.items()
        ]
        groups.append((self.env._("Other portals"), portals - own))
        return [
            {"label": label, "portals": [self._choice(each, portal) for each in some]}
            for label, some in groups
            if some
        ]

    def _name_of(self, company):
        """Return the name of a company of the vendor."""
        company_sudo = company.sudo()
        return company_sudo.name

    def _choice(self, other, portal):
        """Return an entry of the switch on ``portal``."""
        return {"name": other.name, "url": other._url(), "current": other == portal}

    def _guest(self, portal):
        """Return name and address of the own portal of who looks around here."""
        own = self.env["prm.portal.door"]._nearest(portal)
        return {"name": own.name, "url": own._url()} if own else None
