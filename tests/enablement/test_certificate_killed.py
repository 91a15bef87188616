"""The job of reminders is killed in the middle; what it did stays done."""

from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from ..program.money_common import MoneyData
from ..race_common import RaceCase


class Killed(BaseException):
    """The process ends here."""


@tagged("-at_install", "post_install")
class TestCertificateKilled(MoneyData, RaceCase):
    def run_job(self, deaths=()):
        """Run the job in a transaction of its own; die at certificates of these ids."""
        model = self.registry["prm.certificate"]
        remind = model._remind

        def die(certificate, today):
            if certificate.id in deaths:
                raise Killed
            return remind(certificate, today)

        try:
            with self.committed() as env, patch.object(model, "_remind", die):
                env["prm.certificate"]._cron_remind()
        except Killed:
            return "killed"
        return "done"

    def mails(self, certificates):
        """Return how many mails partners get on these certificates."""
        mails = self.env["mail.mail"].search(
            [("model", "=", "prm.certificate"), ("res_id", "in", certificates.ids)]
        )
        told = mails.filtered(lambda mail: mail.recipient_ids.partner_share)
        return len(told)

    def test_a_killed_run_resumes_and_nobody_is_told_twice(self):
        with self.committed():
            end = fields.Date.add(fields.Date.today(), days=20)
            partnership = self.here(self.partnership_a)
            person = self.here(self.partner_a).partner_id
            user = self.here(self.channel_all)
            certificates = self.env["prm.certificate"]
            for number in range(3):
                certificates |= self.certificate(
                    person,
                    user,
                    partnership,
                    name=f"Certificate {number}",
                    date_expiry=end,
                ).sudo()
        self.assertEqual(self.run_job(deaths=certificates.ids[2:]), "killed")
        with self.committed():
            mine = self.here(certificates)
            self.assertEqual(mine.mapped("reminded_step"), [30, 30, 0])
            self.assertEqual(self.mails(mine), 4)
        self.assertEqual(self.run_job(), "done")
        self.assertEqual(self.run_job(), "done")
        with self.committed():
            mine = self.here(certificates)
            self.assertEqual(mine.mapped("reminded_step"), [30, 30, 30])
            self.assertEqual(self.mails(mine), 6)
