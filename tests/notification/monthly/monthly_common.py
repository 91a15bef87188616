"""A month of deals, and the job that tells of it."""

from lxml import html

from odoo.tests import freeze_time

from ..notification_common import NotificationData

JOB = "prm.ir_cron_monthly_summary"
EVENT = "monthly_summary"
# The summaries of February 2026 are sent on the first days of March.
SENT = "2026-03-02 09:00:00"
FEBRUARY = "2026-02-10 12:00:00"


class MonthlyData(NotificationData):
    """Deals that moved in February; everybody was a member by then."""

    @classmethod
    def _create_months(cls):
        """Let companies and people have one time zone, and members be old ones."""
        cls.company.partner_id.tz = "UTC"
        cls.company.prm_summary_hour = 7
        members = cls.env["prm.member"].search([])
        members.partner_id.tz = "UTC"
        cls.be_member_since("2026-01-01 00:00:00", members)

    @classmethod
    def be_member_since(cls, moment, members):
        """Let memberships be as old as that."""
        cls.env.flush_all()
        cls.env.cr.execute(
            "UPDATE prm_member SET create_date = %s WHERE id = ANY(%s)",
            (moment, members.ids),
        )
        cls.env.invalidate_all()

    def put(self, deal, **dates):
        """Write when something happened to a deal, as the database has it."""
        self.env.flush_all()
        for name, value in dates.items():
            self.env.cr.execute(
                f"UPDATE prm_registration SET {name} = %s WHERE id = %s",
                (value, deal.id),
            )
        self.env.invalidate_all()
        return deal

    def registered(self, user=None, day=FEBRUARY, **values):
        """Return a deal that was sent on a day, and waits for its review."""
        deal = self._register(user, **values).sudo()
        return self.put(deal, first_submitted_at=day, decided_at=None)

    def approved(self, user=None, day=FEBRUARY, **values):
        """Return a deal that was sent long before, and approved on a day."""
        deal = self.registered(user, "2025-06-01 12:00:00", **values)
        self._approve(deal)
        return self.put(deal, decided_at=day, protection_end="2027-01-01")

    def ended(self, button, user=None, day=FEBRUARY):
        """Return a deal that was decided long before, and won or lost on a day."""
        deal = self.approved(user, "2025-07-01 12:00:00")
        lead = deal.lead_id.with_user(self.channel_own).sudo()
        getattr(lead, button)()
        return self.put(deal, date_closed=day)

    def run_at(self, moment=SENT):
        """Run the job at a moment; return the mails that came of it."""
        before = self.summaries()
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref(JOB).method_direct_trigger()
        self.env.invalidate_all()
        return self.summaries() - before

    def summaries(self):
        """Return all monthly summaries that wait in the queue."""
        return self.env["mail.mail"].search([("prm_event", "=", EVENT)])

    def lines(self, mail):
        """Return label → (number, address) of the lines of a mail."""
        links = html.fromstring(str(mail.body_html)).xpath("//a[strong]")
        found = {}
        for link in links:
            label, _colon, number = " ".join(link.text_content().split()).partition(
                ": "
            )
            found[label] = (int(number), link.get("href"))
        return found

    def numbers(self, mail):
        """Return label → number of the lines of a mail."""
        return {label: number for label, (number, _url) in self.lines(mail).items()}

    def mail_to(self, user, mails):
        """Return the one of ``mails`` that a person gets."""
        return mails.filtered(lambda mail: mail.recipient_ids == user.partner_id)
