"""The end of a certificate: who is reminded, and that it counts no more."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import plaintext2html

from ...policy import reminders
from ...policy.reminders import CERTIFICATE_STEPS as STEPS
from ...policy.search_text import is_same

ACTIVITY = "prm.mail_activity_certificate"
TEMPLATE = "prm.mail_template_certificate_expiring"


# From other parts: date_expiry, is_valid, name, partner_id, type


class PrmCertificateExpiry(models.Model):
    """Reminds people before a certificate expires."""

    _name = "prm.certificate"
    _inherit = ["prm.certificate"]

    # Forgotten as soon as the end changes: reminders start anew.
    reminded_step = fields.Integer(
        "Reminded (days before)",
        compute="_compute_reminded_step",
        store=True,
        copy=False,
        aggregator=None,
    )
    expiry_noted = fields.Boolean(
        "Expiry was counted",
        compute="_compute_reminded_step",
        store=True,
        copy=False,
        help="The partner's figures were recomputed after the end.",
    )
    expiry_effect = fields.Char(
        "What happens when it expires",
        compute="_compute_expiry_effect",
        compute_sudo=True,
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
        """Remind of certificates that expire, and let expired ones count no more."""
        today = fields.Date.today()  # as the scores
        self._note_expired(today)
        batch = self.env["prm.batch"]
        batch._run(
            batch._on_each(
                self, self._domain_to_remind(today), lambda one: one._remind(today)
            )
        )

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
        return counting & self.env["prm.reminder"]._domain("date_expiry", today, STEPS)

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
            partnership_sudo._mail_partner(TEMPLATE, record=self)
            self._give_activity(self.env["prm.audience"]._employee_sudo(self, ACTIVITY))

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
        here = self.with_context(lang=self.env["prm.language"]._of(owner))
        self.activity_schedule(
            ACTIVITY,
            date_deadline=self.date_expiry,
            user_id=owner.id,
            summary=here._expiry_summary(),
            note=plaintext2html(here._expiry_effect() or ""),
        )

    def _forget_reminder(self, vals):
        """Take the owner's activity away as soon as ``vals`` change what it says."""
        if {"date_expiry", "result", "active"} & vals.keys():
            self.activity_unlink([ACTIVITY])

    # ------------------------------------------------------------------- texts

    def _expiry_summary(self):
        """Return what of whom ends when, for activities and mails."""
        return self.env["prm.certificate.effect"]._summary(self)

    def _expiry_effect(self):
        """Return what the end will do, for activities and mails."""
        return self.env["prm.certificate.effect"]._effect(self)
