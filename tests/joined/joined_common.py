"""A record of another app: a sales team, of which partners read nothing."""

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
