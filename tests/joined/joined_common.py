"""A record of another app: a meeting of an opportunity, which partners do not read."""

from unittest.mock import patch

from ...models.joined.entries import Joined, News
from ..common import PrmCase

TEMPLATE = "prm.mail_template_partnership_due"
OF_DEALS = "prm.mail_template_registration_stage"


class JoinedCase(PrmCase):
    """Services are asked as ``partner_a``, who has found the record."""

    def setUp(self):
        super().setUp()
        self.lead = self.env["crm.lead"].create({"name": "Another app's record"})

    def talk(self, user=None):
        """Return the service of conversations and the record (sudo), for a user."""
        lead = self.lead.with_user(user or self.partner_a)
        return lead.env["prm.joined.talk"], lead.sudo()


class SectionCase(PrmCase):
    """A section "Meetings", which an addon might bring by one entry."""

    def setUp(self):
        super().setUp()
        news = News("meeting_set", "Meeting", "We set a meeting.", OF_DEALS)
        entry = Joined(
            key="meetings",
            label="Meetings",
            icon="fa-calendar",
            order=33,
            list="prm.joined.list",
            request="prm.joined.request",
            block="prm.portal_block_people",
            news=(news,),
        )
        catalogue = type(self.env["prm.notification.events"])
        entries = self.env["prm.notification.events"]._entries()
        kept = [one for one in entries if OF_DEALS not in one.templates]
        self.put(type(self.env["prm.joined"]), "_entries", lambda _self: [entry])
        event = self.env["prm.notification.events"]._of_template(OF_DEALS)
        self.put(catalogue, "_entries", lambda _self: [*kept, event])
        scope = type(self.env["prm.joined.scope"])
        self.put(scope, "_kind", "meetings")
        self.put(scope, "_link", "opportunity_id")
        meetings = "calendar.event"
        self.put(scope, "_records_sudo", lambda scope: scope.env[meetings].sudo())
        self.env["prm.portal"]._complete_all()
        self.rows = self.portal.section_ids.filtered(lambda row: row.key == "meetings")
        self.switch(visible=True, can_create=True)

    def put(self, registry_class, name, value):
        self.startPatcher(patch.object(registry_class, name, value))

    def switch(self, **values):
        """Set the section as an administrator does."""
        self.rows.with_user(self.channel_admin).write(values)
        self.env.flush_all()
        self.env.invalidate_all()

    def deal(self, user=None):
        """Return an approved deal, and a meeting of its opportunity."""
        deal = self._register(user)
        lead = self._approve(deal)
        meeting = self.env["calendar.event"].create(
            {
                "name": f"Meeting on {deal.name}",
                "start": "2026-05-01 10:00:00",
                "stop": "2026-05-01 11:00:00",
                "opportunity_id": lead.id,
                "user_id": self.channel_admin.id,
            }
        )
        self.env.flush_all()
        return deal.with_env(self.env), meeting

    def service(self, name, user=None):
        """Return a service, and the portal, for a user."""
        portal = self.portal.with_user(user or self.partner_a)
        return portal.env[name], portal
