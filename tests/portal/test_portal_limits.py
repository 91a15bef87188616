"""How often one person may do something: over it a sentence, and nothing lost."""

import json
from unittest.mock import patch

from odoo.tests import tagged, users

from ...models.common.errors import LimitReached
from ...policy.limits import DAY, LIMITS
from ..common import PDF
from ..http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestPortalLimits(PrmHttpCase):
    """The settings say how often; each person is counted alone, whatever the form."""

    def limit(self, **numbers):
        """Set limits: kind → number; a test may last longer than a minute's window."""
        kinds = numbers.keys() & LIMITS.keys()
        longer = {kind: LIMITS[kind]._replace(span=DAY) for kind in kinds}
        self.startPatcher(patch.dict(LIMITS, longer))
        for name, number in numbers.items():
            key = f"prm.limit_{name}"
            self.env["ir.config_parameter"].set_param(key, str(number))

    def counted(self, user, kind):
        """Return how often ``user`` was counted."""
        domain = [("user_id", "=", user.id), ("kind", "=", kind)]
        return sum(self.env["prm.limit"].search(domain).mapped("count"))

    def assertTooOften(self, page):
        self.assertEqual(page.status, 429)
        seconds = int(page.headers["Retry-After"])
        self.assertTrue(0 < seconds <= 24 * 3600)

    # ------------------------------------------------------------------- submissions

    def test_a_registration_too_many_comes_back_with_everything(self):
        self.limit(submissions=2)
        for _number in range(2):
            self.assertEqual(self.register_by_form().status, 303)
        files = self.attach(("offer.pdf", PDF))
        page = self.register_by_form(name="Third", budget="A lot", files=files)
        self.assertTooOften(page)
        self.assertFalse(self.created(name="Third"))
        self.assertEqual(page.value("name"), "Third")
        self.assertEqual(page.value("budget"), "A lot")
        self.assertEqual(page.pending, ["offer.pdf"])
        [sentence] = page.summary
        self.assertIn("today’s limit of registrations (2)", sentence)
        self.assertIn("What you typed stays here", sentence)
        page = self.register_by_form(self.colleague_a, name="Of a colleague")
        self.assertEqual(page.status, 303)

    def test_a_refused_registration_counts_as_well(self):
        self.limit(submissions=2)
        for _number in range(2):
            self.assertEqual(self.register_by_form(customer_vat="x").status, 422)
        self.assertTooOften(self.register_by_form())
        self.assertEqual(self.counted(self.partner_a, "submissions"), 2)

    def test_steps_of_the_form_and_visits_count_for_nothing(self):
        self.limit(submissions=1)
        self.login(self.partner_a)
        for _number in range(3):
            data = self.form_data() | {"remove_file": "1"}
            self.assertEqual(self.send("/registrations", data).status, 200)
            self.assertEqual(self.visit("/registrations/new").status, 200)
        self.assertEqual(self.register_by_form().status, 303)

    def test_a_draft_and_its_corrections_count(self):
        self.limit(submissions=2)
        self.register_by_form(name="Draft", action="draft")
        draft = self.created(name="Draft")
        address = f"/registrations/{draft.id}/resubmit"
        data = self.form_data(name="Draft 2", action="draft")
        self.assertEqual(self.send(address, data).status, 303)
        page = self.send(address, self.form_data(name="Draft 3"))
        self.assertTooOften(page)
        self.assertEqual((draft.name, draft.state), ("Draft 2", "draft"))
        self.assertEqual(page.value("name"), "Draft 3")

    # ------------------------------------------------------------------------ probes

    def test_asking_for_many_new_companies_is_slowed_down(self):
        self.limit(probes=2)
        self._create_organization("Known Customer")
        for _number in range(2):
            page = self.register_by_form(customer_name="Known Customer")
            self.assertEqual(page.errors.keys(), {"customer_name"})
        page = self.register_by_form(customer_name="Other")
        self.assertTooOften(page)
        self.assertIn("many companies", page.errors["customer_name"])
        self.assertEqual(page.value("customer_name"), "Other")
        self.assertEqual(self.register_by_form(action="draft").status, 303)

    # ----------------------------------------------------------------------- lookups

    def test_lookups_are_counted_together(self):
        self.limit(lookups=3)
        self.login(self.partner_a)
        for address in ("companies", "contacts", "companies"):
            self.assertEqual(self.visit(f"/lookup/{address}", q="acme").status, 200)
        for address in ("companies", "contacts"):
            page = self.visit(f"/lookup/{address}", q="acme")
            self.assertTooOften(page)
            self.assertIn("searched very often", page.response.json()["error"])
        page = self.visit("/lookup/companies", user=self.colleague_a, q="acme")
        self.assertEqual(page.status, 200)

    def test_a_search_without_scripts_is_a_lookup(self):
        self.limit(lookups=1)
        self.program.company_lookup = "all"
        self._create_organization("Wolfram Industries")
        self.login(self.partner_a)
        data = self.form_data(name="Typed", is_new_company=False) | {
            "action": "search",
            "company_query": "Wolfram",
        }
        page = self.send("/registrations", data)
        self.assertIn("Wolfram Industries", page.text)
        page = self.send("/registrations", data)
        self.assertTooOften(page)
        self.assertNotIn("Wolfram Industries", page.text)
        self.assertEqual(page.value("name"), "Typed")
        page = self.send("/registrations", {**data, "action": "draft", "name": ""})
        self.assertNotIn("Wolfram Industries", page.text)

    # ------------------------------------------------------------------------- files

    def test_files_are_counted_over_all_forms(self):
        self.limit(files=2)
        self.login(self.partner_a)
        for token in ("a" * 32, "b" * 32):
            data = {"submission_token": token}
            page = self.send("/files", data, self.attach(("a.pdf", PDF)))
            self.assertEqual(page.status, 200)
        page = self.send("/files", data, self.attach(("third.pdf", PDF)))
        self.assertTooOften(page)
        answer = page.response.json()
        self.assertEqual([file["name"] for file in answer["files"]], ["a.pdf"])
        [refused] = answer["refused"]
        self.assertEqual(refused["name"], "third.pdf")
        self.assertIn("today’s limit of files (2)", refused["message"])
        page = self.register_by_form(name="With", files=self.attach(("c.pdf", PDF)))
        self.assertTooOften(page)
        self.assertIn("c.pdf: You have reached", page.errors["attachments"])
        self.assertEqual(page.value("name"), "With")
        self.assertEqual(self.register_by_form(name="Without").status, 303)

    def test_bytes_are_counted_and_a_smaller_file_still_goes(self):
        self.limit(files_mb=1)
        self.login(self.partner_a)
        data = {"submission_token": "a" * 32}

        def send(size):
            content = PDF + b"0" * (size * 1024)
            return self.send("/files", data, self.attach(("a.pdf", content)))

        self.assertEqual(send(600).status, 200)
        page = send(600)
        self.assertTooOften(page)
        self.assertIn(
            "today’s limit of 1 MB", page.response.json()["refused"][0]["message"]
        )
        self.assertEqual(send(300).status, 200)

    def test_a_refused_file_counts_as_well(self):
        self.limit(files=1)
        self.login(self.partner_a)
        data = {"submission_token": "a" * 32}
        page = self.send("/files", data, self.attach(("a.exe", b"MZ")))
        self.assertEqual(page.status, 422)
        self.assertTooOften(self.send("/files", data, self.attach(("a.pdf", PDF))))

    def test_files_of_messages_are_counted(self):
        self.limit(files=1)
        deal = self._register()
        self.login(self.partner_a)
        address = f"/registrations/{deal.id}/comments"
        data = {"comment": "See both", "submission_token": "c" * 32}
        files = self.attach(("a.pdf", PDF), ("b.pdf", PDF))
        page = self.send(address, data, files)
        self.assertTooOften(page)
        self.assertEqual(page.value("comment"), "See both")
        self.assertEqual(page.pending, ["a.pdf"])

    # ------------------------------------------------------------------ one person

    def test_one_person_with_two_partnerships_has_one_limit(self):
        self._create_second_company()
        self.limit(lookups=2)
        self.login(self.partner_a)
        for home in ("/partner/test", "/partner/second"):
            page = self.visit(f"{home}/lookup/companies", q="acme")
            self.assertEqual(page.status, 200)
        for home in ("/partner/test", "/partner/second"):
            self.assertTooOften(self.visit(f"{home}/lookup/companies", q="acme"))
        [row] = self.env["prm.limit"].search([("user_id", "=", self.partner_a.id)])
        first = min(self.partner_a.sudo().prm_member_ids.ids)
        self.assertEqual((row.member_id.id, row.count), (first, 2))

    def test_a_new_session_has_the_same_limit(self):
        self.limit(lookups=1)
        self.visit("/lookup/companies", user=self.partner_a, q="acme")
        page = self.visit("/lookup/companies", user=self.partner_a, q="acme")
        self.assertTooOften(page)

    def test_old_windows_are_forgotten(self):
        limits = self.env["prm.limit"]
        values = {"user_id": self.partner_a.id, "kind": "files", "count": 1}
        old = limits.create({**values, "window": "2026-01-01 00:00:00"})
        new = limits.create(
            {**values, "window": self.env.cr.now().replace(tzinfo=None)}
        )
        limits._gc_limits()
        self.assertEqual((old | new).exists(), new)

    # ------------------------------------------------------------------- invitations

    def test_invitations_are_limited_for_who_sends_them(self):
        self.limit(invitations=2)
        desk = self.partnership_a.with_user(self.channel_own)
        people = [
            self._create_person(self.organization_a, name)
            for name in ("x1", "x2", "x3")
        ]
        for person in people[:2]:
            desk._invite(person, "partner")
        with self.assertRaises(LimitReached) as caught:
            desk._invite(people[2], "partner")
        self.assertIn("today’s limit of invitations (2)", str(caught.exception))
        with self.assertRaises(LimitReached):
            member = desk.member_ids.filtered(lambda m: m.partner_id == people[0])
            member.action_resend_invitation()
        self.assertEqual(LimitReached.http_status, 429)
        self.partnership_a.with_user(self.channel_all)._invite(people[2], "partner")

    # ---------------------------------------------------------------------- settings

    @users("admin")
    def test_the_settings_are_those_that_hold(self):
        settings = self.env["res.config.settings"].create({})
        self.assertEqual(settings.prm_max_file_mb, 25)
        self.assertEqual(settings.prm_max_registration_mb, 100)
        settings.write(
            {
                "prm_max_file_mb": 3,
                "prm_max_registration_mb": 7,
                "prm_file_types": " PDF; .png ",
                "prm_limit_lookups": 5,
            }
        )
        settings.execute()
        limits = self.env["prm.upload.field"]._limits()
        self.assertEqual(limits["max_file"], 3 * 1024 * 1024)
        self.assertEqual(limits["accept"], ".pdf,.png")
        self.assertIn("up to 3 MB each and 7 MB together", limits["hint"])
        self.assertEqual(self.env["prm.limit"]._maximum("lookups"), 5)
        self.assertEqual(self.env["prm.limit"]._maximum("files"), 200)

    @users("admin")
    def test_wrong_settings_are_refused_with_a_sentence(self):
        settings = self.env["res.config.settings"].create({})
        with self.assertRaisesRegex(Exception, "does not accept svg"):
            settings.prm_file_types = "pdf, svg"
        with self.assertRaisesRegex(Exception, "above zero"):
            settings.prm_limit_files = -1

    def test_the_page_tells_the_accepted_types_of_the_settings(self):
        self.env["ir.config_parameter"].set_param("prm.file_types", "pdf")
        page = self.visit("/registrations/new", user=self.partner_a)
        [field] = page.all("//input[@type='file']")
        self.assertEqual(field.get("accept"), ".pdf")
        self.assertIn("PDF; up to 25 MB each", page.text)
        files = self.attach(("a.txt", b"text"))
        page = self.register_by_form(files=files)
        self.assertIn("a.txt: Files of this type", page.errors["attachments"])

    def test_nobody_changes_counts_by_rpc(self):
        self.login(self.partner_a)
        params = {"model": "prm.limit", "method": "search", "args": [[]], "kwargs": {}}
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params})
        headers = {"Content-Type": "application/json"}
        address = "/web/dataset/call_kw/prm.limit/search"
        answer = self.url_open(address, data=body, headers=headers).json()
        self.assertIn("AccessError", answer["error"]["data"]["name"])
