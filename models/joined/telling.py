"""Telling partners of records of other apps: who is told, and where it leads."""

from typing import NamedTuple

from odoo import api, models


class Told(NamedTuple):
    """Ids of the people who are told, the path of the page, and what it is about.

    That is model and id of a record whose partners answer by mail. No RPC can send it.
    """

    people: tuple = ()
    path: str = ""
    about: tuple = ()


def told_of(record):
    """Return whom a partnership is told for, as its context names them."""
    told = record.env.context.get("prm_joined")
    return told if isinstance(told, Told) else Told()


class PrmJoinedTelling(models.AbstractModel):
    """Such news are about a partnership; whoever tells names the people."""

    _name = "prm.joined.telling"
    _description = "News of other apps' records"

    @api.model
    def _tell(self, partnership, template_xmlid, people, path, name, record=None):
        """Tell people of a partnership of one record, by the mail of an event.

        :param partnership: with superuser rights
        :param template_xmlid: of an event that ``is_named``
        :param people: contacts (sudo) who may see the record now
        :param str path: of its page
        :param str name: of the record, for subjects; the mail says nothing else of it
        :param record: that answers to the mail go to, if any; see ``prm.joined.reply``
        """
        about = (record._name, record.id) if record else ()
        told = Told(tuple(people.ids), path, about)
        here = partnership.with_context(prm_joined=told)
        url = here.get_base_url() + path
        words = {"prm_joined_name": name, "prm_joined_url": url}
        self.env["prm.notification.desk"]._tell(here, template_xmlid, **words)


class PrmNotificationDesk(models.AbstractModel):
    """News of another app's record lead to its page."""

    _inherit = "prm.notification.desk"

    @api.model
    def _url(self, told):
        return told_of(told.record).path or super()._url(told)


class PrmAudience(models.AbstractModel):
    """Events of other apps' records: the people who are named."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        events = self.env["prm.notification.events"]._entries()
        templates = [one.templates for one in events if one.is_named]
        return {**super()._told(), **dict.fromkeys(sum(templates, ()), ("named",))}

    @api.model
    def _roles(self):
        return {**super()._roles(), "named": self._named_sudo}

    @api.model
    def _named_sudo(self, partnership):
        """Return the people (sudo) whom the context of a partnership names."""
        return self.env["res.partner"].sudo().browse(told_of(partnership).people)
