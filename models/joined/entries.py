"""What small addons join: entries from which the portal's registries are filled."""

from dataclasses import dataclass
from typing import NamedTuple

from odoo import api, models

from ..notification.events import Event
from ..portal.blocks import Block
from ..portal.sections import Section


class News(NamedTuple):
    """Something that partners are told of a record: an event, and its mail (xml id)."""

    key: str
    label: str
    help: str
    template: str


@dataclass(frozen=True, kw_only=True)
class Joined:
    """A section with records of another app, and all by which portals know it.

    ``key``: of the section, of its list and in addresses; ``label``, ``icon``,
    ``order``, ``edits``: as of a ``Section``; ``list`` and ``request``: names of the
    heirs of ``prm.joined.list`` and, where partners ask for records,
    ``prm.joined.request``; ``desk``: of the heir of ``prm.joined.desk``, where they
    write on them; ``block``, ``block_label``, ``block_order``: the template
    that shows the records of a deal on its page, as of a ``Block``; ``news``: what is
    told of records, under the heading ``group`` from the place ``news_order`` on.
    """

    key: str
    label: str
    icon: str
    order: int
    list: str
    request: str = ""
    desk: str = ""
    edits: bool = False
    block: str = ""
    block_label: str = ""
    block_order: int = 50
    news: tuple[News, ...] = ()
    group: str = "deals"
    news_order: int = 50


class PrmJoined(models.AbstractModel):
    """Which sections other apps bring."""

    _name = "prm.joined"
    _description = "Sections with records of other apps"

    @api.model
    def _entries(self):
        """Hook: return all of them, as :class:`Joined`; addons add their own."""
        return []

    @api.model
    def _request(self, kind):
        """Return the service by which partners ask for a record, maybe None.

        :param str kind: key of the section
        """
        entry = self._entry(kind)
        return self.env[entry.request] if entry and entry.request else None

    @api.model
    def _entry(self, kind):
        """Return the entry of a section, maybe None."""
        return next((each for each in self._entries() if each.key == kind), None)

    @api.model
    def _desk(self, kind):
        """Return the service of what partners do on records, maybe None.

        :param str kind: key of the section
        """
        entry = self._entry(kind)
        return self.env[entry.desk] if entry and entry.desk else None

    @api.model
    def _desk_of(self, record):
        """Return the same for the section in which partners find a record, maybe None.

        :param record: with superuser rights; see ``_prm_kind`` of what is joined
        """
        desks = [self.env[each.desk] for each in self._entries() if each.desk]
        name = record._name
        near = [desk for desk in desks if desk._records_sudo()._name == name]
        return next((desk for desk in near if desk._kind == record._prm_kind()), None)


class PrmPortalSections(models.AbstractModel):
    """Sections with records of other apps; portals that are there do not show them."""

    _inherit = "prm.portal.sections"

    def _entries(self):
        return super()._entries() + [
            Section(
                key=each.key,
                label=each.label,
                icon=each.icon,
                order=each.order,
                route=each.key,
                condition=self.env[each.list]._is_offered,
                creates=bool(each.request),
                edits=each.edits,
                scoped=True,
                starts_hidden=True,
            )
            for each in self.env["prm.joined"]._entries()
        ]


class PrmPortalBlocks(models.AbstractModel):
    """Records of other apps on the page of their deal."""

    _inherit = "prm.portal.blocks"

    def _entries(self):
        return super()._entries() + [
            Block(
                key=each.key,
                label=each.block_label or each.label,
                order=each.block_order,
                template=each.block,
                values=self.env[each.list]._block,
            )
            for each in self.env["prm.joined"]._entries()
            if each.block
        ]


class PrmListExport(models.AbstractModel):
    """Their lists as files."""

    _inherit = "prm.list.export"

    @api.model
    def _lists(self):
        entries = self.env["prm.joined"]._entries()
        return {**super()._lists(), **{each.key: each.list for each in entries}}


class PrmNotificationEvents(models.AbstractModel):
    """What partners are told of them; whoever tells names the people."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        return super()._entries() + [
            Event(
                key=one.key,
                label=one.label,
                help=one.help,
                group=each.group,
                order=each.news_order + place,
                templates=(one.template,),
                section=each.key,
            )
            for each in self.env["prm.joined"]._entries()
            for place, one in enumerate(each.news)
        ]
