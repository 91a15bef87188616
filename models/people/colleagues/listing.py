"""The people of an organization as a file: the rows of the page of colleagues."""

from odoo import models
from odoo.fields import Domain

from ....policy.spreadsheet_file import Column, Number


class PrmColleagueList(models.AbstractModel):
    """The list that supervisors find on the page, without anything to narrow it."""

    _name = "prm.colleague.list"
    _description = "Portal list of colleagues"

    def _within(self, portal):
        """Return the domain of the people whom the page shows.

        :raises AccessError: to who is no supervisor
        """
        return Domain("id", "in", self._people_sudo(portal).ids)

    def _people_sudo(self, portal):
        """Return the people (sudo) of the page, in its order.

        :raises AccessError: to who is no supervisor
        """
        partnership_sudo = self.env["prm.colleague.entrance"]._partnership_sudo(portal)
        return self.env["prm.colleague.page"]._members_sudo(partnership_sudo)

    def _spec(self, kind):
        """Return what the list offers, as ``PortalList`` reads it: all of it."""
        everything = {"all": {"label": "", "domain": Domain.TRUE}}
        return {
            "model": "prm.member",
            "base_domain": Domain.TRUE,
            "views": {"all": {}},
            "sortings": {"name": {"label": "", "order": "id"}},
            "filters": everything,
            "groupbys": {"none": {"label": "", "field": ""}},
            "searches": {},
        }

    def _view_domain(self, kind, view):
        return Domain.TRUE

    def _search_domain(self, key, text):
        return Domain.TRUE

    # ---------------------------------------------------------------------- files

    def _is_exported(self, portal):
        """Tell whether the current user may have the list of a portal as a file."""
        return self.env["prm.colleague.entrance"]._is_supervisor(portal)

    def _in_order(self, portal, members):
        """Return the people in the order of the page."""
        found = set(members.ids)
        ids = [key for key in self._people_sudo(portal).ids if key in found]
        return members.browse(ids)

    def _exported_columns(self, portal, kind):
        """Return the columns of the exported list, in their order."""
        _ = self.env._
        return [
            Column(key="name", label=_("Full name"), width=28),
            Column(key="email", label=_("Email"), width=32),
            Column(key="role_label", label=_("Role")),
            Column(key="last_login", label=_("Last login"), width=12),
            Column(key="open_deals", label=_("Open deals"), width=12),
            Column(key="state_label", label=_("State")),
        ]

    def _exported_cells(self, portal, kind, members):
        """Return what stands in the rows of the file: id → key of a column → value.

        :param members: some of the list, in the reader's environment
        :raises AccessError: to who is no supervisor of theirs
        """
        page, day = self.env["prm.colleague.page"], self.env["prm.list.export"]._day
        partnership_sudo = self.env["prm.colleague.entrance"]._partnership_sudo(portal)
        counts = page._open_counts(partnership_sudo)
        found = set(members.ids)
        people_sudo = self._people_sudo(portal).filtered(lambda one: one.id in found)
        people = {
            one_sudo: page._person(portal, one_sudo, counts) for one_sudo in people_sudo
        }
        return {
            one_sudo.id: {
                **person,
                "last_login": day(one_sudo.last_seen),
                "open_deals": Number(person["open"], 0),
                "state_label": person["badge"]["label"],
            }
            for one_sudo, person in people.items()
        }
