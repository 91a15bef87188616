"""How long registrations wait for a decision, in groups of age."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..common import PrmCase

AGES = {0: "1", 1: "1", 2: "2", 3: "2", 4: "3", 7: "3", 8: "4", 15: "5", 31: "6"}


@tagged("-at_install", "post_install")
class TestWaitingReport(PrmCase):
    def lines(self, user=None, **domain):
        self.env.flush_all()
        self.env.invalidate_all()
        reports = self.env["prm.registration.report"].with_user(
            user or self.channel_own
        )
        wanted = [(name, "=", value) for name, value in domain.items()]
        return reports.search(wanted)

    def test_each_waits_in_the_group_of_its_age(self):
        for days, group in AGES.items():
            deal = self._register().sudo()
            sent = fields.Datetime.now() - timedelta(days=days, hours=1)
            self.env.flush_all()
            query = "UPDATE prm_registration SET submitted_at = %s WHERE id = %s"
            self.env.cr.execute(query, [sent, deal.id])
            [line] = self.lines(registration_id=deal.id)
            self.assertEqual((line.age_days, line.age_group), (days, group))

    def test_what_is_decided_waits_no_more_and_what_is_with_the_partner_does(self):
        deal = self._register().sudo()
        desk = deal.with_user(self.channel_own)
        desk.decision_note = "Please correct"
        desk.action_return()
        [line] = self.lines(registration_id=deal.id)
        self.assertEqual(line.age_group, "1")
        approved = self._register().sudo()
        self._approve(approved)
        [line] = self.lines(registration_id=approved.id)
        self.assertFalse(line.age_group)

    def test_the_window_groups_by_reviewer_and_age_of_what_one_may_read(self):
        self._register()
        action = self.env.ref("prm.prm_registration_report_action_waiting")
        self.assertEqual(action.res_model, "prm.registration.report")
        for user, count in ((self.channel_own, 1), (self.channel_other, 0)):
            reports = self.env["prm.registration.report"].with_user(user)
            domain = [("state", "in", ("submitted", "in_review", "action_required"))]
            groups = reports._read_group(
                domain, ["reviewer_id", "age_group"], ["registered:sum"]
            )
            self.assertEqual(sum(each[-1] for each in groups), count, user.login)
