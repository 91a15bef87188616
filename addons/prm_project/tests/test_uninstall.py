"""Before the addon is uninstalled: what employees have to do outlives it."""

from .project_common import ProjectCase

ANSWER = "prm_project.mail_activity_answer"


class TestUninstall(ProjectCase):
    """Odoo deletes its own types of activities, columns and the rest."""

    def test_what_is_to_be_done_stays_as_a_to_do(self):
        case = self.open_case()
        [activity] = case.activity_ids
        self.assertEqual(activity.activity_type_id, self.env.ref(ANSWER))
        self.env["ir.model.data"]._prm_let_go(["prm_project"])
        self.assertEqual(case.activity_ids, activity)
        to_do = self.env.ref("mail.mail_activity_data_todo")
        self.assertEqual(activity.activity_type_id, to_do)
        self.env.ref(ANSWER).unlink()
        self.assertTrue(activity.exists())

    def test_no_portal_holds_on_to_a_project(self):
        self.portal.active = False
        self.project.active = False
        self.env["ir.model.data"]._prm_let_go(["prm_project"])
        self.assertFalse(self.portal.case_project_id)
        self.project.unlink()
