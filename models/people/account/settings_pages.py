"""The pages of a person's settings: entries of a registry that rooms extend."""

from collections.abc import Callable
from dataclasses import dataclass

from odoo import models


@dataclass(frozen=True, kw_only=True)
class SettingsPage:
    """A page of the settings, as the tabs above each of them offer it.

    ``key``: by which its page names it; ``label`` in the reader's language; ``order``:
    its place, by tens; ``route``: its address below ``/settings`` of the portal;
    ``address``: its full address instead, for a page of Odoo; ``condition``: a method
    that tells of a portal whether the current user is offered the page there, nothing
    for everybody. A condition opens nothing: the pages check by themselves who may see
    them.
    """

    key: str
    label: str
    order: int
    route: str = ""
    address: str = ""
    condition: Callable | None = None


class PrmSettingsPages(models.AbstractModel):
    """Which pages the settings have, and which of them a person is offered."""

    _name = "prm.settings.pages"
    _description = "Pages of a person's settings"

    def _entries(self):
        """Hook: return all pages, as :class:`SettingsPage`, in any order.

        A room returns its own beside those of ``super()``.
        """
        _ = self.env._
        return [
            SettingsPage(key="account", label=_("Account"), order=10),
            SettingsPage(
                key="security",
                label=_("Security"),
                order=90,
                address="/my/security",
                condition=lambda _portal: not self.env.context.get("prm_preview"),
            ),
        ]

    def _tabs(self, portal, current):
        """Return the pages as plain values for the tabs.

        :param portal: one that the current user may open
        :param str current: key of the page that is shown
        :return: list of ``{"key", "label", "url", "current"}``
        """
        offered = [
            page
            for page in self._entries()
            if page.condition is None or page.condition(portal)
        ]
        return [
            {
                "key": page.key,
                "label": page.label,
                "url": self._address(portal, page),
                "current": page.key == current,
            }
            for page in sorted(offered, key=lambda page: page.order)
        ]

    def _address(self, portal, page):
        """Return the address of a page for who is on this portal."""
        parts = filter(None, [page.route])
        return page.address or portal._url("settings", *parts)
