"""Summaries: one mail with what waited for a member, and may still be opened."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...policy import notification as rules
from .desk import Told
from .footer import SUMMARY

TEMPLATE = "prm.mail_template_digest"
# Members whose choices are looked at together.
MANY = 500


class PrmNotificationDigest(models.AbstractModel):
    """The job of summaries; what waits stands in the news, so runs may be repeated.

    What a person wants today decides, not what was chosen when it happened: who changed
    from weekly to at once gets what waits with the next summary.
    """

    _name = "prm.notification.digest"
    _description = "Summaries to partners"

    # ------------------------------------------------------------------------- job

    @api.model
    def _cron_send(self):
        """Send each member whose summary is due one mail."""
        waiting_sudo = self._waiting_sudo()
        members_sudo = waiting_sudo.member_id
        due_sudo = members_sudo.browse()
        for start in range(0, len(members_sudo), MANY):
            some_sudo = members_sudo[start : start + MANY]
            due_sudo |= self._due_sudo(some_sudo).member_id
        batch = self.env["prm.batch"]
        batch._run(batch._in_batches(due_sudo.sorted("id"), self._send, 1))

    @api.model
    def _waiting_sudo(self, members=None):
        """Return the news (sudo) that wait since before the last summary of a day.

        :param members: whose news are looked for, everybody's unless told
        """
        companies_sudo = self.env["res.company"].sudo().search([("id", "!=", False)])
        due = Domain.OR(
            Domain("company_id", "=", company_sudo.id)
            & Domain("date", "<=", company_sudo._prm_summaries_due()[0])
            for company_sudo in companies_sudo
        )
        waiting = Domain("mailed_at", "=", False) & Domain(
            "frequency", "in", rules.WAITING
        )
        if members is not None:
            waiting &= Domain("member_id", "in", members.ids)
        news_sudo = self.env["prm.notification"].sudo()
        return news_sudo.search(waiting & due, order="date, id")

    @api.model
    def _due_sudo(self, members):
        """Return the news (sudo) of ``members`` whose turn it is.

        What the person wants no more is among it: it waits no longer.
        """
        wanted = self.env["prm.notification.choice"]._wanted(members)
        events = self.env["prm.notification.events"]._by_key()
        weekly = {
            company: company._prm_summaries_due()[1] for company in members.company_id
        }

        def is_due(news):
            event = events.get(news.event)
            often = wanted.get(
                (news.member_id.id, news.event), event.default if event else "never"
            )
            is_weekly = news.date <= weekly[news.company_id]
            return often == "never" or rules.is_due(often, weekly=is_weekly)

        return self._waiting_sudo(members).filtered(is_due)

    # ------------------------------------------------------------------ one member

    @api.model
    def _send(self, member):
        """Queue the summary of a member, if something is left to tell."""
        member_sudo = member.sudo()
        due_sudo = self._due_sudo(member_sudo).try_lock_for_update()
        told_sudo = self._to_tell_sudo(member_sudo, due_sudo)
        if told_sudo:
            self._mail(member_sudo, told_sudo)
            told_sudo.write({"mailed_at": fields.Datetime.now()})
        (due_sudo - told_sudo).write({"frequency": "never"})

    @api.model
    def _to_tell_sudo(self, member, news):
        """Return those of ``news`` that a member wants, has not read, and may open.

        Nothing for who is not written to today, see ``prm.audience``.
        """
        person_sudo, partnership_sudo = member.partner_id, member.partnership_id
        if not (person_sudo.active and person_sudo.email and partnership_sudo.user_ids):
            return news.browse()
        choices = self.env["prm.notification.choice"]._of(member, news.registration_id)
        events = self.env["prm.notification.events"]._by_key()
        wanted_sudo = news.filtered(
            lambda each: (
                not each.read_at
                and each.event in events
                and choices.way(
                    events[each.event], member, each.registration_id, own=False
                )
                not in ("", "never")
            )
        )
        return self.env["prm.notification.box"]._open_sudo(wanted_sudo)

    @api.model
    def _mail(self, member, news):
        """Queue one mail to a member about ``news``."""
        told = Told(member, member, SUMMARY, "now")
        context = {"prm_groups": self._groups(member, news)}
        self.env["prm.notification.mailing"]._send(TEMPLATE, [told], context)

    # ------------------------------------------------------------------- its content

    @api.model
    def _groups(self, member, news):
        """Return what the mail lists: news of each deal, then those of the partnership.

        As dicts of ``title``, ``url`` (full address) and ``lines``: dicts of ``day``,
        ``subject``, ``url``; in the language of the member.
        """
        person = member.partner_id
        lang = self.env["prm.language"]._of(person, member.company_id)
        here = member.with_context(lang=lang, tz=person.tz)
        of_deal = news.grouped("registration_id")
        deals = [deal for deal in of_deal if deal]
        groups = [
            self._group(here, deal.display_name, deal._portal_url(), of_deal[deal])
            for deal in deals
        ]
        others = news.filtered(lambda each: not each.registration_id)
        if others:
            portal = here.partnership_id.portal_id
            title = here.env._("Your partnership")
            groups.append(self._group(here, title, portal._url(), others))
        return groups

    @api.model
    def _group(self, here, title, path, news):
        """Return one group of a summary.

        :param here: the member, in the language and time zone of the person
        :param str path: of its page
        """
        base = here.partnership_id.portal_id.get_base_url()
        formatting = here.env["prm.formatting"]
        lines = [
            {
                "day": formatting._day(each.date),
                "subject": each.subject,
                "url": f"{base}{each.url or path}",
            }
            for each in news.sorted(lambda each: (each.date, each.id))
        ]
        return {"title": title, "url": f"{base}{path}", "lines": lines}
