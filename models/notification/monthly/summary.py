"""The job of the monthly summaries: one mail for each member and month."""

from odoo import api, fields, models
from odoo.fields import Domain

from ....policy import monthly as rules
from ...people.account.time_zones import zone_named
from .events import EVENT, TEMPLATE

# Of the language, on its own: "October 2026".
MONTH = "LLLL yyyy"


class PrmMonthlySummary(models.AbstractModel):
    """Sends what moved in the month before, in the first days of a month.

    Each member is taken up once for each month, whether there is something to tell or
    not: the mark stands in the transaction of the mail, so runs may be killed, and may
    be repeated at any time.
    """

    _name = "prm.monthly.summary"
    _description = "Monthly summaries to partners"

    # ------------------------------------------------------------------------- job

    @api.model
    def _cron_send(self):
        """Send the members whose month is over their summaries."""
        batch = self.env["prm.batch"]
        is_time = rules.is_near(fields.Datetime.now())
        members_sudo = self._open_sudo() if is_time else ()
        batch._run(batch._in_batches(members_sudo, self._send, 1))

    @api.model
    def _open_sudo(self):
        """Return the members (sudo) who may not have heard of the last month yet."""
        latest = (fields.Datetime.now() + rules.AHEAD).date()
        month = rules.month_before(latest)[0]
        members_sudo = self.env["prm.member"].sudo()
        open_sudo = members_sudo.search(
            members_sudo._live_domain()
            & Domain("create_date", "<", latest.replace(day=1))
            & (
                Domain("summary_month", "=", False)
                | Domain("summary_month", "<", month)
            ),
            order="id",
        )
        portals_sudo = open_sudo.partnership_id.portal_id
        offers = self.env["prm.notification.events"]._is_offered
        telling_sudo = portals_sudo.filtered(lambda portal: offers(portal, EVENT))
        return open_sudo.filtered(
            lambda member: member.partnership_id.portal_id in telling_sudo
        )

    # ------------------------------------------------------------------ one member

    @api.model
    def _send(self, member):
        """Queue the summary of a member, if its time has come and something moved."""
        member_sudo = member.sudo().try_lock_for_update(allow_referencing=True)
        reader = self.with_context(tz=self._zone_of(member_sudo))
        today = fields.Date.context_today(reader)
        if not (member_sudo and reader._is_due(member_sudo, today)):
            return
        first = rules.month_before(today)[0]
        member_sudo.summary_month = first
        self._tell(member_sudo, reader, today)

    def _zone_of(self, member):
        """Return the name of the time zone of a member (sudo), one that is known."""
        return zone_named(member.partner_id.tz).zone

    def _is_due(self, member, today):
        """Tell whether the summary of the month before is to be sent.

        :param member: with superuser rights
        :param date today: where the person is
        """
        start = self._start_of(today.replace(day=1))
        due, _weekly = member.company_id._prm_summaries_due()
        done = (
            member.summary_month
            and member.summary_month >= (rules.month_before(today)[0])
        )
        return (
            not done and member.create_date < start and rules.is_time(today, start, due)
        )

    def _start_of(self, day):
        return self.env["prm.monthly.figures"]._start_of(day)

    def _tell(self, member, reader, today):
        """Queue the mail, where something moved."""
        lang = self.env["prm.language"]._of(member.partner_id, member.company_id)
        speaking = reader.with_context(lang=lang)
        figures = speaking.env["prm.monthly.figures"]._of(member, today)
        if not figures["moved"]:
            return
        month = rules.month_before(today)[0]
        self.env["prm.notification.desk"]._tell(
            member,
            TEMPLATE,
            prm_month=speaking.env["prm.formatting"]._day(month, MONTH),
            prm_figures=figures,
        )
