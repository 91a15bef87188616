"""What a partner may do on the page of a deal: a registry that addons extend."""

from dataclasses import dataclass
from operator import attrgetter

from odoo import models

# So many buttons stand beside the next step; what comes after them is in *More*.
OPEN_PLACES = 2


@dataclass(frozen=True, kw_only=True)
class DealAction:
    """A button on the page of a deal.

    ``key``: of the action in ``policy/registration_permissions.py``; it is also the
    last part of its address, see ``prm_urls``. ``order``: its place, by tens.
    ``button``: xml id of the template of the button, which takes its classes from
    ``prm_css``. ``dialog``: xml id of what it opens, "" for nothing. ``is_next``: may
    be the next step, which is the one filled button. ``is_rare``: stands in the menu
    *More*, unless there is hardly anything else.
    """

    key: str
    order: int
    button: str
    dialog: str = ""
    is_next: bool = False
    is_rare: bool = False


class PrmDealActions(models.AbstractModel):
    """Which buttons there are, and which of them a page shows."""

    _name = "prm.deal.actions"
    _description = "Buttons on pages of deals"

    def _entries(self):
        """Hook: return all buttons, as :class:`DealAction`, in any order.

        An addon returns its own beside those of ``super()``.
        """
        return [
            DealAction(
                key="edit", order=10, button="prm.portal_action_edit", is_next=True
            ),
            DealAction(
                key="discard",
                order=80,
                button="prm.portal_action_discard",
                dialog="prm.portal_discard_dialog",
            ),
            DealAction(
                key="withdraw",
                order=90,
                button="prm.portal_action_withdraw",
                dialog="prm.portal_registration_withdraw",
            ),
        ]

    def _keys(self):
        """Return the keys of all buttons, which their addresses end in."""
        return [entry.key for entry in self._entries()]

    def _page(self, allowed, likely=()):
        """Return what the page of a deal shows of them.

        :param allowed: keys of the actions that the reader may do now
        :param likely: keys of those that are not rare on this page
        :return: ``buttons`` and ``rare_buttons``: templates and classes; ``dialogs``:
            templates; ``has_next``: one of them is the next step
        """
        entries = sorted(self._entries(), key=attrgetter("order", "key"))
        shown = [entry for entry in entries if entry.key in allowed]
        step = next((entry for entry in shown if entry.is_next), None)
        open_keys = self._open_keys(shown, step, likely)
        return {
            "buttons": [
                {"template": entry.button, "css": self._css(entry, step)}
                for entry in shown
                if entry.key in open_keys
            ],
            "rare_buttons": [
                entry.button for entry in shown if entry.key not in open_keys
            ],
            "dialogs": [entry.dialog for entry in shown if entry.dialog],
            "has_next": bool(step),
        }

    def _open_keys(self, shown, step, likely):
        """Return the keys of the buttons that stand open, the others are in *More*.

        :param shown: the entries of the page in their order
        :param step: the one that is the next step, or ``None``
        :param likely: keys of those that are not rare on this page
        """
        others = [entry for entry in shown if entry is not step]
        usual = [entry for entry in others if not entry.is_rare or entry.key in likely]
        if not step and not usual and len(others) <= OPEN_PLACES:
            usual = others
        keys = [entry.key for entry in usual[:OPEN_PLACES]]
        return frozenset([*keys, step.key] if step else keys)

    def _css(self, entry, step):
        """Return the classes of a button; the next step is the filled one."""
        return "btn btn-primary" if entry is step else "btn btn-light border"
