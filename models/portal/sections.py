"""The sections of a partner portal: entries of a registry that addons extend."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from odoo import models

from ..common.visit.once import once
from ..common.visit.together import is_there
from .placing import in_order


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section of the portal, as navigation and home offer it.

    ``key``: by which its pages name it; ``label`` in the reader's language; ``icon``:
    its class of Font Awesome; ``order``: its place, by tens; ``route``: its address
    below the portal's home; ``condition``: a method that tells of a portal whether the
    current user is offered the section there, nothing for everybody. A condition opens
    nothing: the pages of a section check by themselves who may see them.

    ``holds``: a method that returns of a portal a model and a domain: the section is
    offered where the current user, who works there, finds one such record.

    ``starts_hidden``: portals that were there before the section came do not show it
    until an administrator turns it on. So it is with what an addon takes from another
    app: who installs that app has not decided to show its data to partners.

    What an administrator may set of it, beside name and place: ``is_fixed``: it is
    always shown; ``creates`` and ``edits``: whether partners may create and change
    something there; ``scoped``: whether it shows own records only.
    """

    key: str
    label: str
    icon: str
    order: int
    route: str
    condition: Callable | None = None
    holds: Callable | None = None
    is_fixed: bool = False
    creates: bool = False
    edits: bool = False
    scoped: bool = False
    starts_hidden: bool = False


class PrmPortalSections(models.AbstractModel):
    """Which sections there are, and which of them a person is offered."""

    _name = "prm.portal.sections"
    _description = "Sections of a partner portal"

    def _home(self):
        """Return the section that every portal has."""
        return Section(
            key="home",
            label=self.env._("Home"),
            icon="fa-home",
            order=10,
            route="",
            is_fixed=True,
        )

    def _entries(self):
        """Hook: return all sections, as :class:`Section`, in any order.

        An addon returns its own beside those of ``super()``.
        """
        _ = self.env._
        return [
            self._home(),
            Section(
                key="registrations",
                label=_("Registrations"),
                icon="fa-pencil-square-o",
                order=20,
                route="registrations",
                creates=True,
                edits=True,
                scoped=True,
            ),
            Section(
                key="opportunities",
                label=_("Opportunities"),
                icon="fa-line-chart",
                order=30,
                route="opportunities",
                scoped=True,
            ),
            Section(
                key="program",
                label=_("Program"),
                icon="fa-certificate",
                order=40,
                route="program",
                condition=lambda portal: portal._is_own(),
            ),
        ]

    def _offered(self, portal):
        """Return the sections that the current user is offered, in their order.

        :param portal: one that the current user may open
        """
        ask = partial(self._find_offered, portal)
        return once(portal.env, ("sections", portal.id), ask)

    def _find_offered(self, portal):
        filled = self.env["prm.portal.glance"]._answers(portal)
        return tuple(
            section
            for section in self._possible(portal)
            if not section.holds or filled.get(("section", section.key))
        )

    def _possible(self, portal):
        """Return the sections that are offered once they hold something."""
        ask = partial(self._find_possible, portal)
        return once(portal.env, ("possible sections", portal.id), ask)

    def _find_possible(self, portal):
        return tuple(
            section
            for section in in_order(self._entries(), portal._set_rows("section"))
            if section.condition is None or section.condition(portal)
        )

    def _title(self, portal, key):
        """Return the name of a section: the portal's own, else the usual one."""
        labels = {section.key: section.label for section in self._entries()}
        return self._own_name(portal, key) or labels.get(key, key)

    def _own_name(self, portal, key):
        """Return the name that a portal gives to a section, or ``""``."""
        row = self.env["prm.portal.switches"]._row(portal, key)
        return (row and row.name) or ""

    def _navigation(self, portal, current=""):
        """Return the sections as plain values for the navigation bar.

        :param portal: one that the current user may open
        :param str current: key of the section of the page that is shown
        :return: list of ``{"key", "label", "icon", "url", "current"}``
        """
        return [
            {
                "key": section.key,
                "label": self._own_name(portal, section.key) or section.label,
                "icon": section.icon,
                "url": self._address(portal, section),
                "current": section.key == current,
            }
            for section in self._offered(portal)
        ]

    def _urls(self, portal):
        """Return key → address of the sections that the current user is offered.

        :param portal: one that the current user may open
        """
        return {
            section.key: self._address(portal, section)
            for section in self._offered(portal)
        }

    def _address(self, portal, section):
        """Return the address of a section on a portal."""
        return portal._url(*filter(None, [section.route]))


class PrmPortalGlance(models.AbstractModel):
    """Each page asks which sections hold something."""

    _inherit = "prm.portal.glance"

    def _questions(self, portal):
        return super()._questions(portal) | {
            ("section", section.key): is_there(*section.holds(portal))
            for section in self.env["prm.portal.sections"]._possible(portal)
            if section.holds
        }
