"""A lead of the vendor, and sharing it with partner A."""


class ShareData:
    """Leads of ``channel_own``, who owns the partnership of A."""

    def create_lead(self, **values):
        """Return an opportunity that belongs to nobody's partner yet."""
        lead = self.env["crm.lead"].create(
            {
                "name": "Wind park control",
                "type": "opportunity",
                "partner_name": "Oak Mills",
                "contact_name": "Olga Berg",
                "email_from": "olga@oak.example",
                "expected_revenue": 5000,
                "user_id": self.channel_own.id,
                "team_id": self.team.id,
                "description": "they pay late",
                **values,
            }
        )
        return lead.with_user(self.channel_own)

    def member(self, user):
        """Return the membership of a portal user."""
        return self.env["prm.member"].search([("user_id", "=", user.id)], limit=1)

    def share(self, leads, person=None, user=None, partnership=None, note=""):
        """Share leads with A, or with one person of it; return the deals (sudo)."""
        user = user or self.channel_own
        member = self.member(person) if person else self.env["prm.member"]
        sharing = self.env["prm.deal.sharing"].with_user(user)
        return sharing._share(
            leads.with_user(user),
            (partnership or self.partnership_a).with_user(user),
            member.with_user(user),
            note,
        ).sudo()

    def stop(self, deals, user=None):
        """Stop sharing, with a reason."""
        mine = deals.with_user(user or self.channel_own)
        mine.write({"reason_id": self.reasons["cancellation"].id})
        mine.action_stop_sharing()

    def sees(self, user, deal):
        """Tell whether a user finds and reads a deal."""
        deals = self.env["prm.registration"].with_user(user)
        found = bool(deals.search([("id", "=", deal.id)]))
        reads = deal.with_user(user).has_access("read")
        self.assertEqual(found, reads)
        return found
