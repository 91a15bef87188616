"""A record of another app: of which partners read nothing."""

from odoo import models

from ..common import PrmCase


class JoinedCase(PrmCase):
    """Services are asked as ``partner_a``, who has found the record."""

    def setUp(self):
        super().setUp()
        self.lead = self.env["crm.lead"].create({"name": "Another app's record"})

    def talk(self, user=None):
        """Return the service of conversations and the record (sudo), for a user."""
        lead = self.lead.with_user(user or self.partner_a)
        return lead.env["prm.joined.talk"], lead.sudo()


class Meetings(models.AbstractModel):
    """What an addon would say that joined the calendar: events of opportunities."""
