"""The widgets of a portal's home: entries of a registry that addons extend."""

from collections.abc import Callable
from dataclasses import dataclass

from odoo import models

from .placing import in_order


@dataclass(frozen=True, kw_only=True)
class Widget:
    """A widget of the home, as the page and the portal's form offer it.

    ``key``: by which its row names it; ``label`` in the reader's language; ``order``:
    its place where the portal says nothing, by tens; ``template``: its xml id;
    ``values``: a method that returns of a portal what the template reads from
    ``prm_home``, plain values by names that no other widget uses; ``width``: classes of
    its column; ``needs``: name of the value without which there is nothing to show;
    ``without_deals``: what it does for who sees no deal on the portal: ``same``,
    ``hidden``, or ``told``: its template reads ``is_empty``; ``condition``: a method
    that tells of a portal whether the current user is offered the widget there, nothing
    for everybody.
    """

    key: str
    label: str
    order: int
    template: str
    values: Callable
    width: str = "col-12"
    needs: str = ""
    without_deals: str = "same"
    condition: Callable | None = None


class PrmHomeWidgets(models.AbstractModel):
    """Which widgets there are, and which of them a home shows in which order."""

    _name = "prm.home.widgets"
    _description = "Widgets of a portal's home"

    def _entries(self):
        """Hook: return all widgets, as :class:`Widget`, in any order.

        An addon returns its own beside those of ``super()``.
        """
        return [*self._entries_for_person(), *self._entries_of_vendor()]

    def _entries_for_person(self):
        """Return the widgets that tell where the reader and the partner stand."""
        _, page = self.env._, self.env["prm.home.page"]
        return [
            Widget(
                key="tier",
                label=_("Tier and points"),
                order=10,
                template="prm.portal_home_tier",
                values=page._tier_values,
                condition=self._has_program,
            ),
            Widget(
                key="counters",
                label=_("Counters"),
                order=20,
                template="prm.portal_home_counters",
                values=page._counter_values,
            ),
            Widget(
                key="next_steps",
                label=_("Next steps"),
                order=30,
                template="prm.portal_home_next",
                values=page._step_values,
                width="col-lg-8",
                without_deals="told",
                condition=lambda portal: portal._is_own(),
            ),
            Widget(
                key="charts",
                label=_("Charts"),
                order=70,
                template="prm.portal_charts",
                values=page._chart_values,
                needs="charts_url",
                without_deals="hidden",
                condition=lambda portal: portal._is_own(),
            ),
        ]

    def _entries_of_vendor(self):
        """Return the widgets by which the vendor speaks to the partner."""
        _, page = self.env._, self.env["prm.home.page"]
        return [
            Widget(
                key="manager",
                label=_("Partner manager"),
                order=40,
                template="prm.portal_home_manager",
                values=page._manager_values,
                needs="manager",
                width="col-lg-4",
                condition=lambda portal: portal._is_own(),
            ),
            Widget(
                key="news",
                label=_("News"),
                order=50,
                template="prm.portal_home_news",
                values=page._news_values,
                needs="news",
            ),
        ]

    def _has_program(self, portal):
        """Tell whether the portal offers the section of the program."""
        return "program" in self.env["prm.portal.sections"]._urls(portal)

    def _shown(self, portal):
        """Return the widgets that the home shows to the current user, in their order.

        :param portal: one that the current user may open
        """
        return [
            widget
            for widget in in_order(self._entries(), portal._set_rows("widget"))
            if widget.condition is None or widget.condition(portal)
        ]
