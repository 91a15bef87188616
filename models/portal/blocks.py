"""Related information on the page of a deal: a registry that addons extend."""

from collections.abc import Callable
from dataclasses import dataclass

from odoo import models

from .placing import in_order


@dataclass(frozen=True, kw_only=True)
class Block:
    """One piece of related information, as the page of a deal shows it.

    ``key``: by which it is named; ``label`` in the reader's language, for
    administrators; ``order``: its usual place, by tens; ``template``: its xml id;
    ``place``: ``top``, ``main`` or ``side`` of the page; ``values``: a method that
    returns for a registration, in the reader's environment, what the template finds in
    ``prm_record``. What is not shown is not asked for.
    """

    key: str
    label: str
    order: int
    template: str
    place: str = "main"
    values: Callable | None = None


class PrmPortalBlocks(models.AbstractModel):
    """Which related information there is, and which of it a portal shows."""

    _name = "prm.portal.blocks"
    _description = "Related information on pages of deals"

    def _entries(self):
        """Hook: return all blocks, as :class:`Block`, in any order.

        An addon returns its own beside those of ``super()``.
        """
        _ = self.env._
        page, talk = (
            self.env["prm.registration.page"],
            self.env["prm.registration.talk"],
        )
        table = [
            ("progress", _("Progress"), "top", page._progress),
            ("conversation", _("Conversation"), "main", talk._messages),
            ("files", _("Files"), "main", talk._all_files),
            ("history", _("What happened"), "main", page._history),
            ("people", _("People"), "side", page._who),
        ]
        return [
            Block(
                key=key,
                label=label,
                order=10 * number,
                template=f"prm.portal_block_{key}",
                place=place,
                values=values,
            )
            for number, (key, label, place, values) in enumerate(table, 1)
        ]

    def _shown(self, portal):
        """Return the blocks that pages of a portal show, in their order."""
        return in_order(self._entries(), portal._set_rows("block"))

    def _page(self, registration):
        """Return what the blocks of the page of a registration show.

        :param registration: one, in the reader's environment
        :return: ``blocks``: templates by place, and what they need, by name
        """
        portal_sudo = registration.sudo().portal_id
        shown = self._shown(portal_sudo)
        values = {"blocks": {"top": [], "main": [], "side": []}}
        for block in shown:
            values["blocks"][block.place].append(block.template)
            if block.values:
                values.update(block.values(registration))
        return values
