"""Telling partners of records of other apps: who is told, and where it leads."""

from typing import NamedTuple

from odoo import api, models

# The people of such news, in the table of who is told.
NAMED = ("named",)


class Told(NamedTuple):
    """Ids of the people who are told, the path of the page, where answers go.

    That is model and id of a record that takes answers by mail. No RPC can send it.
    """

    people: tuple = ()
    path: str = ""
    answers_to: tuple = ()


def told_of(record):
    """Return who is told of a record, and the page, as its context names them."""
    told = record.env.context.get("prm_joined")
    return told if isinstance(told, Told) else Told()


class PrmJoinedTelling(models.AbstractModel):
    """Such news are about a partnership or a deal; whoever tells names the people."""

    _name = "prm.joined.telling"
    _description = "News of other apps' records"

    @api.model
    def _tell(self, about, template_xmlid, people, path, name, record=None):
        """Tell people of one record, by the mail of one of the ``news`` of its section.

        :param about: partnership or deal whose people they are (sudo)
        :param template_xmlid: of the news
        :param people: contacts (sudo) who may see the record now
        :param str path: of its page
        :param str name: of the record, for subjects; the mail says nothing else of it
        :param record: that answers to the mail go to, if any; see ``prm.joined.reply``
        """
        answers_to = (record._name, record.id) if record else ()
        told = Told(tuple(people.ids), path, answers_to)
        here = about.with_context(prm_joined=told)
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
        news = [each.news for each in self.env["prm.joined"]._entries()]
        named = {one.template: NAMED for one in sum(news, ())}
        return {**super()._told(), **named}

    @api.model
    def _roles(self):
        return {**super()._roles(), "named": self._named_sudo}

    @api.model
    def _named_sudo(self, about):
        """Return the people (sudo) whom the context of a record names."""
        return self.env["res.partner"].sudo().browse(told_of(about).people)
