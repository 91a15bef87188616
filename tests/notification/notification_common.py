"""What members chose, what they were told, and how jobs send it."""

from ..common import PrmData

JOB = "prm.ir_cron_notification_digest"


class NotificationData(PrmData):
    """Short names for the choices of A's people, their news and their mails."""

    @classmethod
    def member(cls, user):
        """Return the first membership of a portal user."""
        return cls.env["prm.member"].search([("user_id", "=", user.id)], limit=1)

    def choose(self, event, frequency, user=None):
        """Let a person choose, as the person's page does."""
        preferences = self.env["prm.notification.preference"]
        preferences._choose(self.member(user or self.partner_a), {event: frequency})

    def offer(self, event, is_offered, portal=None):
        """Let an administrator set whether the portal offers an event."""
        rows = (portal or self.portal).event_ids
        row = rows.filtered(lambda each: each.event == event)
        row.with_user(self.channel_admin).offered = is_offered

    def mute(self, deal, user=None):
        """Let a person mute a deal."""
        mutes = self.env["prm.notification.mute"]
        mutes._mute(self.member(user or self.partner_a), deal)

    def news(self, user=None, event=None):
        """Return the news of a person, the oldest first."""
        mine = [("member_id.user_id", "=", (user or self.partner_a).id)]
        if event:
            mine.append(("event", "=", event))
        return self.env["prm.notification"].search(mine, order="id")

    def mails(self, user=None, event=None):
        """Return the mails that wait for a person, the oldest first."""
        person = (user or self.partner_a).partner_id
        mine = [("recipient_ids", "in", person.ids)]
        if event:
            mine.append(("prm_event", "=", event))
        return self.env["mail.mail"].search(mine, order="id")

    def told(self, deed, user=None):
        """Return how many mails and news a person has from ``deed``."""
        self.env.flush_all()
        mails, news = self.mails(user), self.news(user)
        deed()
        self.env.flush_all()
        return (
            len(self.mails(user) - mails),
            len(self.news(user) - news),
        )

    def sent(self, mail):
        """Return what leaves of a queued mail, to its only reader."""
        [email] = mail._prepare_outgoing_list()
        return email

    def run_summaries(self):
        """Run the job as the scheduler does, with commits of its own."""
        with self.enter_registry_test_mode():
            self.env.ref(JOB).method_direct_trigger()
        self.env.invalidate_all()

    def desk(self, deal, kind=""):
        """Return a deal as its reviewer has it, with a reason of this kind."""
        deal = deal.with_user(self.channel_own)
        if kind:
            deal.reason_id = self.reasons[kind]
            deal.decision_note = "See the page"
        return deal
