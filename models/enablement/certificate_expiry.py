"""The end of a certificate: who is reminded, and that it counts no more."""

import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date
from odoo.tools.i18n import format_list

from ...policy import reminders
from ...policy.search_text import is_same

_logger = logging.getLogger(__name__)

# Days before the end on which people are reminded.
STEPS = (90, 30, 7)
# Certificates that one run of the job takes up; it is called again for the rest.
RUN_LIMIT = 500

ACTIVITY = "prm.mail_activity_certificate"
TEMPLATE = "prm.mail_template_certificate_expiring"


class PrmExpiryMixin(models.AbstractModel):
    """Reminds people before a certificate expires, and says what that will do."""

    _name = "prm.expiry.mixin"
    _description = "End of a certificate"

    # Forgotten as soon as the end changes: reminders start anew.
    reminded_step = fields.Integer(
        "Reminded (days before)",
        compute="_compute_reminded_step",
        store=True,
        copy=False,
        aggregator=None,
    )
    expiry_noted = fields.Boolean(
        compute="_compute_reminded_step",
        store=True,
        copy=False,
        help="The partner's figures were computed again after the end.",
    )
    expiry_effect = fields.Char(
        "What the end will do", compute="_compute_expiry_effect", compute_sudo=True
    )

    @api.depends("date_expiry")
    def _compute_reminded_step(self):
        self.reminded_step = 0
        self.expiry_noted = False

    @api.depends("date_expiry", "result", "active", "partner_id")
    @api.depends_context("lang", "tz")
    def _compute_expiry_effect(self):
        today = fields.Date.context_today(self)
        for certificate in self:
            end = certificate.date_expiry
            ahead = certificate.is_valid and end and end >= today
            certificate.expiry_effect = ahead and certificate._expiry_effect()

    # --------------------------------------------------------------------- job

    @api.model
    def _cron_remind(self):
        """Remind of certificates that expire, and let expired ones count no more.

        Each certificate is committed on its own: a killed run resumes where it was, a
        failing one is logged and tried again by the next run.
        """
        today = fields.Date.today()  # as the scores
        commit_progress = self.env["ir.cron"]._commit_progress
        self._note_expired(today)
        domain = self._domain_to_remind(today)
        commit_progress(remaining=self.search_count(domain))
        for certificate in self.search(domain, order="id", limit=RUN_LIMIT):
            certificate._remind_or_log(today)
            if not commit_progress(1):
                break

    @api.model
    def _note_expired(self, today):
        """Mark the figures of certificates that expired since the last run."""
        expired = self.search(
            [
                ("result", "=", "passed"),
                ("date_expiry", "<", today),
                ("expiry_noted", "=", False),
            ]
        )
        expired.write({"score_due": True, "expiry_noted": True})

    @api.model
    def _domain_to_remind(self, today):
        """Return the domain of certificates of which people have to be told today."""
        counting = Domain("result", "=", "passed") & Domain(
            "partnership_id.state", "=", "active"
        )
        return counting & Domain.OR(
            Domain("date_expiry", ">=", first)
            & Domain("date_expiry", "<=", last)
            & (Domain("reminded_step", "=", 0) | Domain("reminded_step", ">", step))
            for step, first, last in reminders.windows(today, STEPS)
        )

    def _remind_or_log(self, today):
        """Remind of one certificate; what it fails with is left to the log."""
        self.ensure_one()
        try:
            with self.env.cr.savepoint():
                self._remind(today)
        except Exception:
            _logger.exception("Nobody could be reminded of %s", self)

    def _remind(self, today):
        """Tell people once of the step that is due on ``today``.

        Who renewed the certificate already is left alone.
        """
        self.ensure_one()
        if not self.try_lock_for_update():
            return  # another run is at it
        step = reminders.due_reminder(
            self.date_expiry, today, STEPS, self.reminded_step
        )
        if not step:
            return
        self.reminded_step = step
        if not self._is_renewed():
            partnership_sudo = self.partnership_id.sudo()
            people = partnership_sudo._people_to_tell(self.partner_id)
            partnership_sudo._mail_partner(TEMPLATE, record=self, people=people)
            self._give_activity(partnership_sudo.user_id.filtered("active"))

    def _is_renewed(self):
        """Tell whether the person has the same certificate for longer."""
        longer = Domain("date_expiry", "=", False) | Domain(
            "date_expiry", ">", self.date_expiry
        )
        others = longer & Domain(
            [
                ("id", "!=", self.id),
                ("partner_id", "=", self.partner_id.id),
                ("partnership_id", "=", self.partnership_id.id),
                ("type", "=", self.type),
                ("result", "=", "passed"),
            ]
        )
        names = self.search(others).mapped("name")
        return any(is_same(name, self.name) for name in names)

    def _give_activity(self, owner):
        """Let the owner have one activity on the certificate, of the last reminder."""
        self.activity_unlink([ACTIVITY])
        if not owner:
            return
        here = self.with_context(lang=owner.lang or self.env.lang)
        self.activity_schedule(
            ACTIVITY,
            date_deadline=self.date_expiry,
            user_id=owner.id,
            summary=here._expiry_summary(),
            note=here._expiry_effect() or "",
        )

    def _forget_reminder(self, vals):
        """Take the owner's activity away as soon as ``vals`` change what it says."""
        if {"date_expiry", "result", "active"} & vals.keys():
            self.activity_unlink([ACTIVITY])

    # ------------------------------------------------------------------- words

    def _expiry_summary(self):
        """Return what of whom ends when, in the language of the environment."""
        self.ensure_one()
        return self.env._(
            "%(name)s of %(person)s expires on %(day)s",
            name=self.name,
            person=self.partner_id.name,
            day=format_date(self.env, self.date_expiry, date_format="long"),
        )

    def _expiry_effect(self):
        """Return the sentence on what the end will do to number, points and tier."""
        self.ensure_one()
        partnership = self.partnership_id
        counts = partnership.state == "active" and self.type == "certification"
        if not counts or not self.date_expiry:
            return ""
        day = self.date_expiry + timedelta(days=1)
        then = partnership._what_if(day=day)
        count = round(then["figures"]["certified_employees"])
        start = self._employees_in_words(day, count)
        if partnership.date_end and day > partnership.date_end:
            return f"{start}."
        effects = self._effects(partnership._what_if(), then)
        return self.env._(
            "%(start)s: %(effects)s.",
            start=start,
            effects=format_list(self.env, effects),
        )

    def _employees_in_words(self, day, count):
        values = {
            "day": format_date(self.env, day, date_format="long"),
            "partner": self.organization_id.name,
            "count": count,
        }
        if count == 1:
            return self.env._(
                "From %(day)s %(partner)s has 1 certified employee", **values
            )
        return self.env._(
            "From %(day)s %(partner)s has %(count)s certified employees", **values
        )

    def _effects(self, now, then):
        """Return the differences of two results of ``_what_if`` as texts.

        Points of different tiers are not compared.
        """
        fewer = round(now["points"] - then["points"])
        same = now["next_tier"] == then["next_tier"]
        found = []
        if same and fewer == 1:
            found.append(self.env._("1 point fewer"))
        elif same and fewer > 1:
            found.append(self.env._("%s points fewer", fewer))
        if then["kept"]:
            found.append(self.env._("%s is kept", then["tier"]))
        else:
            found.append(self.env._("%s is not kept", then["tier"]))
        return found
