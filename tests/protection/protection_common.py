"""Protected deals of partner A, and what the nightly jobs do to them."""

from datetime import timedelta

from odoo import fields

EXPIRE = "prm.ir_cron_registration_expire"
WATCH = "prm.ir_cron_registration_protection"
REASON = "The tender was delayed by a month."


class ProtectionData:
    """Helpers for whatever test case has the data of ``common``."""

    def protected(self, user=None, days=60, **values):
        """Return an approved deal whose last protected day is so many days ahead."""
        deal = self._register(user, **values).with_env(self.env)
        self._approve(deal)
        deal.sudo()._write_guarded({"protection_end": self.day(days)})
        return deal.sudo()

    def day(self, days=0):
        return fields.Date.today() + timedelta(days=days)

    def run_job(self, xmlid=WATCH):
        """Run a job as the scheduler does, with commits of its own."""
        with self.enter_registry_test_mode():
            self.env.ref(xmlid).method_direct_trigger()
        self.env.invalidate_all()

    def ask(self, deal, user=None, days=None, reason=REASON, token=""):
        """Ask for more days as the page does; return the request."""
        mine = deal.with_user(user or self.partner_a)
        mine.env["prm.extension.desk"]._ask(mine, days, reason, token)
        return deal.sudo().extension_ids.sorted("id")[-1:]

    def approve(self, request, user=None):
        request.with_user(user or self.channel_own).action_approve()

    def reject(self, request, note="Not now", user=None):
        request = request.with_user(user or self.channel_own)
        request.note = note
        request.action_reject()

    def silent(self, days=40, **values):
        """Return a protected deal without progress for so many days."""
        deal = self.protected(**values)
        past = fields.Datetime.now() - timedelta(days=days)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE prm_registration SET create_date = %(past)s,"
            " first_submitted_at = %(past)s, decided_at = %(past)s,"
            " partner_spoke_at = NULL, last_progress_at = %(past)s WHERE id = %(id)s",
            {"past": past, "id": deal.id},
        )
        self.env.cr.execute(
            "UPDATE crm_lead SET date_last_stage_update = %s WHERE id = %s",
            (past, deal.lead_id.id),
        )
        self.env.invalidate_all()
        return deal

    def asked(self, **values):
        """Return a silent deal of which the job has asked, and its question."""
        self.program.silent_days = 30
        deal = self.silent(**values)
        self.run_job()
        self.assertEqual(deal.question_ids.state, "open")
        return deal, deal.question_ids

    def mails(self, deal, text):
        """Return the mails on ``deal`` whose subject has ``text``."""
        mails = self.env["mail.mail"].sudo()
        return mails.search(
            [
                ("model", "=", "prm.registration"),
                ("res_id", "=", deal.id),
                ("subject", "like", text),
            ]
        )

    def member(self, user):
        """Return the membership of ``user`` in its partnership."""
        return self.env["prm.member"].search([("user_id", "=", user.id)])

    def activities(self, deal, name):
        return deal.sudo().activity_search([f"prm.mail_activity_{name}"])
