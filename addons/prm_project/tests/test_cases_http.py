"""Cases and tasks by their pages: what is missing and what is not own look alike."""

import uuid

from odoo.tests import tagged

from odoo.addons.prm.tests.common import PDF
from odoo.addons.prm.tests.http_common import PrmHttpCase

from .project_common import ProjectData


@tagged("post_install", "-at_install")
class TestCasesHttp(ProjectData, PrmHttpCase):
    """Every POST is followed by one redirect; refusals keep what was typed."""

    def send_case(self, user=None, kind="cases", files=None, **values):
        data = {"name": "No license", "text": "Expired", **values}
        data.setdefault("submission_token", uuid.uuid4().hex)
        return self.send(f"/{kind}/new", data, files, user=user or self.partner_a)

    def cases(self):
        return self.env["project.task"].search([("project_id", "=", self.project.id)])

    # -------------------------------------------------------------------- the way

    def test_a_case_is_opened_read_answered_and_closed(self):
        page = self.visit("/cases", user=self.partner_a)
        self.assertIn("No open cases", page.text)
        page = self.send_case(files=self.attach(("photo.pdf", PDF)))
        case = self.cases()
        self.assertEqual(page.status, 303)
        self.assertTrue(page.location.startswith(f"{self.HOME}/cases/{case.id}?"))
        page = self.visit(page.location)
        self.assertIn("Sent. We answer you here.", page.text)
        [address] = page.all("//ul[contains(@class, 'prm_files')]//a/@href")
        self.assertEqual(self.visit(address).status, 200)
        self.reply(case, "Renewed.")
        page = self.visit(f"/cases/{case.id}")
        self.assertIn("Renewed.", page.text)
        self.assertIn("Waiting for you", page.text)
        page = self.send(f"/cases/{case.id}/comments", {"comment": "It works."})
        self.assertEqual(page.status, 303)
        page = self.send(f"/cases/{case.id}/close")
        self.assertEqual((page.status, case.prm_status), (303, "solved"))
        page = self.send(f"/cases/{case.id}/close")
        self.assertEqual(page.status, 422)
        self.assertEqual(self.visit("/cases").rows, [])
        self.assertEqual(self.visit("/cases", filterby="closed").rows, ["No license"])
        self.assertEqual(self.send(f"/cases/{case.id}/reopen").status, 303)

    def test_errors_come_back_with_everything(self):
        page = self.send_case(name="", files=self.attach(("photo.pdf", PDF)))
        self.assertEqual((page.status, self.cases()), (422, self.cases().browse()))
        self.assertEqual(page.errors, {"name": "Please fill in this field."})
        self.assertEqual(page.value("text"), "Expired")
        self.assertEqual(page.pending, ["photo.pdf"])
        self.assertEqual(page.summary, ["Subject: Please fill in this field."])
        page = self.send_case(deal="999999")
        self.assertEqual((page.status, set(page.errors)), (422, {"deal"}))

    def test_a_double_click_opens_one_case(self):
        token = uuid.uuid4().hex
        places = {self.send_case(submission_token=token).location for _ in range(2)}
        self.assertEqual((len(places), len(self.cases())), (1, 1))

    def files_of(self, task):
        return sorted(task.sudo().message_ids.attachment_ids.mapped("name"))

    def test_a_form_sent_twice_brings_each_file_once(self):
        deal = self._register(self.partner_a)
        self._approve(deal)
        for kind in ("cases", "tasks"):
            token = uuid.uuid4().hex
            for name in ("plan.pdf", "plan.pdf", "photo.pdf"):
                files = self.attach((name, PDF))
                sent = {"submission_token": token, "deal": deal.id, "files": files}
                page = self.send_case(kind=kind, **sent)
                self.assertEqual(page.status, 303, kind)
            domain = [("prm_token", "=", token)]
            task = self.env["project.task"].search(domain)
            self.assertEqual(self.files_of(task), ["photo.pdf", "plan.pdf"], kind)

    def test_a_message_sent_twice_brings_each_file_once(self):
        case, token = self.open_case(), uuid.uuid4().hex
        said = {"comment": "See the plan.", "submission_token": token}
        for name in ("plan.pdf", "plan.pdf", "photo.pdf"):
            files, address = self.attach((name, PDF)), f"/cases/{case.id}/comments"
            page = self.send(address, said, files, user=self.partner_a)
            self.assertEqual(page.status, 303)
        self.assertEqual(self.files_of(case), ["photo.pdf", "plan.pdf"])
        bodies = [str(one.body) for one in case.message_ids]
        self.assertEqual(len([one for one in bodies if "See the plan." in one]), 1)

    def test_who_may_not_ask_any_more_adds_no_file_by_an_old_form(self):
        token = uuid.uuid4().hex
        self.send_case(submission_token=token)
        [case] = self.cases()
        self.set_section("cases", can_create=False)
        files = self.attach(("late.pdf", PDF))
        page = self.send_case(submission_token=token, files=files)
        self.assertEqual((page.status, self.files_of(case)), (403, []))

    def test_too_many_cases_are_refused_and_kept(self):
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("prm.limit_requests", "1")
        self.assertEqual(self.send_case().status, 303)
        page = self.send_case(text="One more")
        self.assertEqual((page.status, page.value("text")), (429, "One more"))
        self.assertIn("today’s limit of requests (1)", page.text)

    def test_no_post_without_its_token_of_the_session(self):
        case = self.open_case()
        self.login(self.partner_a)
        for deed in ("close", "comments"):
            page = self.send(f"/cases/{case.id}/{deed}", csrf=False)
            self.assertEqual(page.status, 400)
        self.assertEqual(case.prm_status, "new")

    # ------------------------------------------------------------- allowed, refused

    def test_foreign_and_missing_cases_look_alike(self):
        case = self.open_case()
        for user in (self.colleague_a, self.partner_b, self.supervisor_b):
            self.login(user)
            for number in (case.id, 2**31 - 1, 2**40):
                with self.subTest(user=user.login, number=number):
                    self.assertEqual(self.visit(f"/cases/{number}").status, 404)
                    self.assertEqual(self.visit(f"/tasks/{number}").status, 404)
                    page = self.visit(f"/cases/{number}/files/1")
                    self.assertEqual(page.status, 404)
                    for deed in ("close", "reopen", "comments"):
                        page = self.send(f"/cases/{number}/{deed}", {"comment": "x"})
                        self.assertEqual(page.status, 404)
        self.assertEqual(case.prm_status, "new")
        self.assertEqual(self.visit(f"/cases/{case.id}", self.supervisor_a).status, 200)

    def test_anonymous_visitors_and_others_are_sent_away(self):
        case = self.open_case()
        page = self.visit(f"/cases/{case.id}")
        self.assertIn("/web/login", page.location)
        page = self.visit(f"/cases/{case.id}", user=self.portal_user)
        self.assertEqual((page.status, page.location), (303, "/my"))

    def test_a_hidden_section_is_not_found(self):
        case = self.open_case()
        self.set_section("cases", visible=False)
        self.login(self.partner_a)
        for address in ("/cases", "/cases/new", f"/cases/{case.id}"):
            self.assertEqual(self.visit(address).status, 404)
        self.assertEqual(self.send_case().status, 404)
        self.assertEqual(self.visit("/export", kind="cases").status, 404)
        self.assertNotIn("/cases", self.visit().text)

    def test_who_may_not_create_has_no_form(self):
        self.set_section("cases", can_create=False)
        self.assertEqual(self.visit("/cases", user=self.partner_a).status, 200)
        for page in (self.visit("/cases/new"), self.send_case()):
            self.assertEqual(page.status, 403)
            self.assertIn("You cannot send requests like this", page.text)
        self.assertFalse(self.cases())

    # ----------------------------------------------------------------------- tasks

    def test_a_task_is_added_listed_and_done(self):
        deal = self._register(self.partner_a)
        page = self.visit("/tasks/new", user=self.partner_a, deal=deal.id)
        self.assertEqual(page.value("deal"), str(deal.id))
        sent = {"deal": deal.id, "deadline": "2027-02-01"}
        plan = self.attach(("plan.pdf", PDF))
        page = self.send_case(kind="tasks", files=plan, **sent)
        self.assertEqual(page.status, 303)
        self.assertIn("plan.pdf", self.visit(page.location).text)
        task = self.env["project.task"].search([("prm_registration_id", "=", deal.id)])
        self.assertIn("02/01/2027", self.visit(f"/tasks/{task.id}").text)
        self.assertIn(task.name, self.visit(f"/registrations/{deal.id}").text)
        self.assertEqual(self.send(f"/tasks/{task.id}/done").status, 303)
        self.assertEqual(self.visit("/tasks").rows, [])
        page = self.visit("/tasks", search="license", filterby="all", sortby="name")
        self.assertEqual(page.rows, [task.name])
        page = self.send_case(kind="tasks", deadline="2027-02-31")
        self.assertEqual(set(page.errors), {"deal", "deadline"})

    def first_row(self, kind):
        """Return header → value of the first row of a list."""
        page = self.visit(f"/{kind}", user=self.partner_a)
        cells = page.texts("//tbody/tr[1]/td")
        return dict(zip(page.texts("//thead//th"), cells, strict=True))

    def test_each_value_stands_below_its_header(self):
        deal = self._register(self.partner_a)
        due = {"date_deadline": "2027-02-01 12:00:00", "user_ids": self.expert.ids}
        self.share_task(deal, **due)
        row = self.first_row("tasks")
        told = (row["Assigned to"], row["Deadline"], row["State"])
        self.assertEqual(told, (self.expert.name, "02/01/2027", "Open"))
        case = self.open_case()
        row = self.first_row("cases")
        told = (row["Opened by"], row["State"])
        self.assertEqual(told, (self.partner_a.name, "New"))
        day = self.env["prm.formatting"]._day(case.create_date)
        self.assertEqual(row["Opened"], day)

    def test_a_header_sorts_and_once_more_the_other_way_round(self):
        deal = self._register(self.partner_a)
        for name in ("Bravo", "Alpha"):
            self.share_task(deal, name=name)
        self.login(self.partner_a)
        address = "/tasks"
        for expected in (["Alpha", "Bravo"], ["Bravo", "Alpha"]):
            [address] = self.visit(address).all("//th/a[text()='Name']/@href")
            self.assertEqual(self.visit(address).rows, expected)

    def test_lists_are_exported_and_no_parameter_breaks_them(self):
        self.open_case(name="=1+1")
        self.login(self.partner_a)
        page = self.visit("/export", kind="cases", format="csv")
        self.assertEqual(page.status, 200)
        self.assertIn("'=1+1", page.text)
        odd = {"sortby": "id", "filterby": "x", "groupby": "y", "page": "-1"}
        for kind in ("cases", "tasks"):
            self.assertEqual(self.visit(f"/{kind}", **odd).status, 200)
            page = self.visit(f"/{kind}?self=x&prm_kind=tasks")
            self.assertEqual(page.status, 200)
