"""What partners are told of tasks and cases, and what stays inside."""

from odoo.tests import tagged

from .project_common import ProjectCase


@tagged("post_install", "-at_install")
class TestTelling(ProjectCase):
    """Mails leave through the desk of prm; nobody becomes a follower."""

    def setUp(self):
        super().setUp()
        self.portal.event_ids.offered = True
        self.case = self.open_case()

    def told(self, user):
        """Return event and address of the news of ``user``, the oldest first."""
        news = self.env["prm.notification"].search(
            [("member_id.user_id", "=", user.id), ("event", "=like", "%s\\_%")],
            order="id",
        )
        return [(one.event, one.url) for one in news if one.event[:5] in PLACES]

    def test_an_answer_is_told_to_who_opened_the_case(self):
        self.reply(self.case)
        address = f"/partner/test/cases/{self.case.id}"
        self.assertEqual(self.told(self.partner_a), [("cases_answer", address)])
        self.assertFalse(self.told(self.supervisor_a))
        mail = self.env["mail.mail"].search([("prm_event", "=", "cases_answer")])
        self.assertEqual(mail.recipient_ids, self.partner_a.partner_id)
        self.assertIn(address, mail.body_html)
        self.assertNotIn("Try again.", mail.body_html)
        self.assertFalse(self.case.message_partner_ids.filtered("partner_share"))

    def test_a_solved_case_is_told_once(self):
        self.case.with_user(self.expert).state = "1_done"
        self.case.with_user(self.expert).stage_id = self.project.type_ids.sorted()[2]
        self.assertEqual(
            [event for event, _ in self.told(self.partner_a)], ["cases_solved"]
        )

    def test_who_closes_the_own_case_is_told_nothing(self):
        desk, portal = self.desk("cases", self.partner_a)
        desk._change(portal, self.case.id, "close")
        self.assertFalse(self.told(self.partner_a))

    def test_a_task_is_told_when_it_is_shown(self):
        deal = self._register(self.partner_a)
        task = self.share_task(deal, prm_is_shown=False)
        self.assertFalse(self.told(self.partner_a))
        task.prm_is_shown = True
        self.reply(task)
        self.assertEqual(
            [event for event, _ in self.told(self.partner_a)],
            ["tasks_shown", "tasks_answer"],
        )

    def test_a_note_is_told_to_nobody(self):
        self.case.message_post(body="Inside", subtype_xmlid="mail.mt_comment")
        self.assertFalse(self.told(self.partner_a))

    def test_nobody_is_told_of_a_hidden_section(self):
        self.set_section("cases", visible=False)
        self.reply(self.case)
        self.assertFalse(self.told(self.partner_a))

    def test_nobody_is_told_who_left(self):
        self.partnership_a.member_ids.filtered(
            lambda member: member.user_id == self.partner_a
        ).action_disable()
        self.reply(self.case)
        self.assertFalse(self.told(self.partner_a))


PLACES = ("cases", "tasks")
