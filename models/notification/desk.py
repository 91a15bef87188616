"""The one gate of what partners are told: who hears of it, and how."""

from typing import Any, NamedTuple

from odoo import api, fields, models
from odoo.tools import is_html_empty

from ...policy import notification as rules
from ..common.thread_mixin import FOR_MANY, partnership_of


class Told(NamedTuple):
    """One member who hears of a record (both with superuser rights), and how."""

    record: Any
    member: Any
    event: str
    way: str


class PrmNotificationDesk(models.AbstractModel):
    """Decides for each person how an event is told, and writes it down as news.

    Everything stands in the transaction of the deed: mails are queued, so of what is
    rolled back nothing is left.
    """

    _name = "prm.notification.desk"
    _description = "Gate of what partners are told"

    # ------------------------------------------------------------ events with a mail

    @api.model
    def _tell(self, records, template_xmlid, **context):
        """Tell people of the partners what the mails of a template say.

        With a number of queries that does not depend on how many they are, as far as
        the texts of the mails allow it.

        :param records: of the template's model, of any partnerships
        :param context: further values that the template reads from ``ctx``
        """
        told = self._told(records, template_xmlid)
        if not told:
            return
        mailing = self.env["prm.notification.mailing"]
        self._write_down(told, mailing._send(template_xmlid, told, context))

    @api.model
    def _told(self, records, template_xmlid):
        """Return who hears of these records by this template, as :class:`Told`."""
        event = self.env["prm.notification.events"]._of_template(template_xmlid)
        audience = self.env["prm.audience"]
        records_sudo = records.sudo()
        partnership_of(records_sudo).mapped("state")  # of all, with one query
        found = [
            (record_sudo, member_sudo)
            for record_sudo in records_sudo
            for member_sudo in self._members_sudo(
                record_sudo, audience._mailed_sudo(record_sudo, template_xmlid)
            )
        ]
        me_sudo = self._actor_sudo()
        ways = self._ways(found, [event], lambda member: member.partner_id == me_sudo)
        return [
            Told(record_sudo, member_sudo, *rules.loudest(each))
            for (record_sudo, member_sudo), each in zip(found, ways, strict=True)
            if any(each.values())
        ]

    @api.model
    def _ways(self, found, events, is_own):
        """Return for each pair of record and member: key of an event → how it is told.

        :param found: list of (record, member), with superuser rights
        :param events: of the catalogue
        :param is_own: function that tells of a member whether that person did it
        """
        members_sudo = self.env["prm.member"].sudo()
        members_sudo = members_sudo.union(*(member for _record, member in found))
        deals = [self._deal_of(record) for record, _member in found]
        muted = self.env["prm.registration"].union(*deals)
        choices = self.env["prm.notification.choice"]._of(members_sudo, muted)
        return [
            {
                event.key: choices.way(event, member, deal, is_own(member))
                for event in events
            }
            for (_record, member), deal in zip(found, deals, strict=True)
        ]

    @api.model
    def _deal_of(self, record):
        """Return the deal that news about ``record`` are about, maybe none."""
        is_deal = record._name == "prm.registration"
        return record if is_deal else self.env["prm.registration"]

    @api.model
    def _actor_sudo(self):
        """Return the contact (sudo) of who does it: nobody where a job is at work."""
        user_sudo = self.env.user.sudo()
        return user_sudo.partner_id

    @api.model
    def _members_sudo(self, record, people):
        """Return the memberships (sudo) in which ``people`` hear of a record.

        A deal may belong to a former partnership of the same organization.
        """
        record_sudo = record.sudo()
        partnership_sudo = partnership_of(record_sudo)
        here_sudo = partnership_sudo.member_ids._filtered_live()
        here_sudo = here_sudo.filtered(lambda member: member.partner_id in people)
        missing_sudo = people - here_sudo.partner_id
        if not missing_sudo:
            return here_sudo
        others_sudo = here_sudo.search(
            [
                ("partner_id", "in", missing_sudo.ids),
                ("organization_id", "=", partnership_sudo.partner_id.id),
                ("company_id", "=", partnership_sudo.company_id.id),
            ]
        )
        return here_sudo | others_sudo._filtered_live()

    # -------------------------------------------------------------------- messages

    @api.model
    def _admit(self, record, message, recipients):
        """Return those of ``recipients`` who get a message by email at once.

        Partners hear of it as they chose, everybody else as Odoo does. A message of
        text and files is both events, and told once.

        :param record: with a conversation that partners read
        :param message: what was posted on it
        :param list recipients: dicts of core, who may know of it
        """
        partners = [each["id"] for each in recipients if each["share"] and each["id"]]
        message_sudo = message.sudo()
        if not (partners and record) or message_sudo._prm_is_internal():
            return recipients
        record_sudo = record.sudo()
        people_sudo = self.env["res.partner"].sudo().browse(partners)
        told = self._told_of_message(record_sudo, message_sudo, people_sudo)
        news = [each for each in told if each.way]
        self._write_down(news, self._talk_subjects(news))
        kept = {each.member.partner_id.id: each.way for each in told}
        return [each for each in recipients if kept.get(each["id"], "now") == "now"]

    @api.model
    def _told_of_message(self, record, message, people):
        """Return how members among ``people`` hear of a message, all as superuser."""
        catalogue = self.env["prm.notification.events"]._by_key()
        keys = self._talk_events(message)
        members_sudo = self._members_sudo(record, people)
        found = [(record, member_sudo) for member_sudo in members_sudo]
        author_sudo = message.author_id
        ways = self._ways(
            found,
            [catalogue[key] for key in keys],
            lambda member: member.partner_id == author_sudo,
        )
        return [
            Told(record, member_sudo, *rules.loudest(each))
            for (_record, member_sudo), each in zip(found, ways, strict=True)
        ]

    @api.model
    def _talk_events(self, message):
        """Return the keys of the events that a message is, one at least."""
        says = {
            "message": not is_html_empty(message.body),
            "file": bool(message.attachment_ids),
        }
        return [key for key, is_said in says.items() if is_said] or ["message"]

    @api.model
    def _talk_subjects(self, told):
        """Return the subject of news about a message, for each of ``told``."""
        subjects = []
        for record, member, event, _way in told:
            lang = self.env["prm.language"]._of(member.partner_id, member.company_id)
            here = record.with_context(lang=lang)
            name = here.display_name
            subjects.append(
                here.env._("New file: %s", name)
                if event == "file"
                else here.env._("New message: %s", name)
            )
        return subjects

    # ---------------------------------------------------------------------- access

    @api.model
    def _note_access(self, partnership, user, event, subject):
        """Write down that a mail lets ``user`` in; it is news once, until it is read.

        :param partnership: whose portal writes (sudo)
        :param user: who gets the mail (sudo)
        :param str event: key of a fixed event
        :param str subject: of the mail
        """
        members_sudo = partnership.member_ids.filtered(
            lambda member: member.user_id == user
        )
        news_sudo = self.env["prm.notification"].sudo()
        known = [("event", "=", event), ("read_at", "=", False)]
        known_sudo = news_sudo.search([*known, ("member_id", "in", members_sudo.ids)])
        told = [
            Told(partnership, member_sudo, event, "now")
            for member_sudo in members_sudo - known_sudo.member_id
        ]
        self._write_down(told, [subject] * len(told))

    # ------------------------------------------------------------------------ news

    @api.model
    def _write_down(self, told, subjects):
        """Make the news of all who are ``told``, with one subject each."""
        now = fields.Datetime.now()
        news_sudo = self.env["prm.notification"].sudo()
        news_sudo.create(
            [
                self._prepare_news(each, subject, now)
                for each, subject in zip(told, subjects, strict=True)
            ]
        )

    @api.model
    def _prepare_news(self, told, subject, now):
        """Return the values of one item of news.

        :param told: a :class:`Told`
        :param str subject: in the language of the member
        """
        record = told.record
        return {
            "member_id": told.member.id,
            "event": told.event,
            "date": now,
            "subject": subject,
            "registration_id": self._deal_of(record).id,
            "res_model": record._name,
            "res_id": record.id,
            "url": self._url(told),
            "frequency": told.way,
            "mailed_at": now if told.way == "now" else False,
        }

    @api.model
    def _url(self, told):
        """Return the path of the page that shows what a member is told of."""
        if told.record._name == "prm.registration":
            return told.record._portal_url()
        portal_sudo = told.member.partnership_id.portal_id
        if told.record._name in FOR_MANY:
            return told.record._news_path(portal_sudo)
        event = self.env["prm.notification.events"]._by_key()[told.event]
        page = event.page or event.section
        return portal_sudo._url(*filter(None, [page]))
