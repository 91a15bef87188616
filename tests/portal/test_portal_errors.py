"""After any error: a page of ours that says what to do, and nothing typed is lost."""

from unittest.mock import patch

from psycopg2 import InterfaceError, OperationalError

from odoo.exceptions import AccessError
from odoo.http import RegistryError, Request
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..http_common import PrmHttpCase

HUGE = 300 * 1024
FORM = "prm.portal"
HOME_PAGE = ("prm.home.page", "_page")


@tagged("post_install", "-at_install")
class TestPortalErrors(PrmHttpCase):
    """Too much, too late, no database, and faults of ours."""

    def failing(self, error, model=FORM, method="_own_partnership"):
        """Let what every page calls raise a new error like ``error``."""

        def fail(*_args, **_kwargs):
            raise type(error)(*error.args)

        return patch.object(self.registry[model], method, fail)

    def assertOurPage(self, page, status, words, back=None):
        self.assertEqual(page.status, status, page.text[:500])
        self.assertIn("text/html", page.headers["Content-Type"])
        [title] = page.texts("//h1")
        self.assertIn(words, title)
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.assertEqual(page.headers["X-Content-Type-Options"], "nosniff")
        self.assertIn("frame-ancestors", page.headers["Content-Security-Policy"])
        self.assertNotIn("Traceback", page.text)
        if back:
            links = page.all("//a/@href")
            self.assertIn(back, links)

    # ---------------------------------------------------------------------- too much

    def test_a_body_over_the_limit_ends_in_a_page_that_leads_back(self):
        self.env["ir.config_parameter"].set_param("web.max_file_upload_size", "2000")
        data = self.form_data(requirements="x" * 5000)
        address = f"/registrations?form=new&submission_token={data['submission_token']}"
        page = self.send(address, data, user=self.partner_a)
        self.assertOurPage(page, 413, "too much at once", f"{self.HOME}{address}")
        self.assertIn("What you typed is still there", page.text)
        back = self.visit(address)
        self.assertEqual(back.status, 303)
        self.assertIn(data["submission_token"], back.location)
        answer = self.send(
            "/files", data, self.attach(("a.pdf", b"%PDF-" + b"0" * 5000))
        )
        self.assertEqual(answer.status, 413)
        self.assertIn("Nothing was saved", answer.response.json()["error"])

    def test_a_form_of_too_many_parts_ends_in_the_same_page(self):
        deal = self._register()
        parts = [(f"x{number}", (None, b"1")) for number in range(1200)]
        address = f"/registrations/{deal.id}/comments"
        page = self.send(address, {}, parts, user=self.partner_a)
        self.assertOurPage(page, 413, "too much at once", f"{self.HOME}{address}")

    def test_texts_of_several_hundred_kilobytes_are_named_at_their_fields(self):
        text = "Große Worte " * (HUGE // 12)
        names = ("name", "customer_name", "contact_last_name", "contact_email")
        names += ("contact_phone", "customer_vat", "customer_website", "budget")
        names += ("requirements", "partner_reference", "comments")
        page = self.register_by_form(**dict.fromkeys(names, text))
        self.assertEqual(page.status, 422)
        self.assertEqual(set(page.errors), set(names))
        self.assertEqual(page.value("name"), text)
        self.assertTrue(all("too long" in error for error in page.errors.values()))

    def test_huge_messages_and_notes_come_back_with_their_error(self):
        deal = self._register()
        text = "x" * HUGE
        self.login(self.partner_a)
        page = self.send(f"/registrations/{deal.id}/comments", {"comment": text})
        self.assertEqual((page.status, page.value("comment")), (422, text))
        self.assertIn("too long", page.errors["comment"])
        values = {"note": text, "reason_id": self.reasons["withdrawal"].id}
        page = self.send(f"/registrations/{deal.id}/withdraw", values)
        self.assertEqual((page.status, page.value("note")), (422, text))
        self.assertIn("too long", page.errors["note"])

    def test_every_other_parameter_may_be_huge(self):
        self.login(self.partner_a)
        text = "y" * 20_000
        for name in (
            "search",
            "customer",
            "sortby",
            "page",
            "view",
            "date_begin",
            "done",
        ):
            page = self.visit("/registrations", **{name: text})
            self.assertEqual(page.status, 200, name)
        for name in ("q", "company"):
            page = self.visit("/lookup/contacts", **{name: text})
            self.assertEqual(page.status, 200, name)
        page = self.visit("/lookup/companies", q=text)
        self.assertEqual(page.response.json(), [])
        huge = "z" * HUGE
        for name in ("representative_id", "date_closing", "offering_id", "action"):
            page = self.register_by_form(**{name: huge})
            self.assertIn(page.status, (303, 422), name)
        page = self.register_by_form(submission_token=huge, company_query=huge)
        self.assertIn(page.status, (303, 422))

    # ---------------------------------------------------------------------- too late

    def test_a_stale_token_ends_in_a_page_that_leads_back(self):
        for csrf in ("", "0123456789abcdef"):
            data = self.form_data() | {"csrf_token": csrf}
            with mute_logger("odoo.http"):
                page = self.send(
                    "/registrations", data, user=self.partner_a, csrf=False
                )
            back = f"{self.HOME}/registrations"
            self.assertOurPage(page, 400, "open too long", back)
            self.assertTrue(page.has_class("prm_error"))
            with mute_logger("odoo.http"):
                answer = self.send("/files", data, csrf=False)
            self.assertEqual(answer.status, 400)
            self.assertIn("session", answer.response.json()["error"])

    def test_after_the_end_of_the_session_the_log_in_leads_back(self):
        data = self.form_data()
        token = data["submission_token"]
        self.authenticate(None, None)
        address = f"/registrations?form=new&submission_token={token}"
        page = self.send(address, data)
        self.assertEqual(page.status, 303)
        self.assertIn("/web/login?redirect=", page.headers["Location"])
        self.assertIn(token, page.headers["Location"])

    # ------------------------------------------------------------------- no database

    @mute_logger("odoo.http")
    def test_a_lost_connection_ends_in_a_plain_page_that_leads_back(self):
        self.login(self.partner_a)
        for error in (
            OperationalError("server closed the connection unexpectedly"),
            InterfaceError("connection already closed"),
        ):
            with self.failing(error):
                page = self.send("/registrations", self.form_data())
            back = f"{self.HOME}/registrations"
            self.assertOurPage(page, 503, "cannot reach our data", back)
            self.assertTrue(int(page.headers["Retry-After"]))
            self.assertIn("What you typed is still there", page.text)
            with self.failing(error):
                page = self.visit("/registrations/new")
            self.assertOurPage(page, 503, "cannot reach", f"{back}/new")
            self.assertNotIn("What you typed", page.text)
            with self.failing(error):
                page = self.visit("/lookup/companies", q="acme")
            self.assertEqual(page.status, 503)
            self.assertIn("Try again", page.response.json()["error"])

    @mute_logger("odoo.http")
    def test_without_any_database_the_same_page_is_shown(self):
        self.login(self.partner_a)
        lost = RegistryError("Cannot get registry")
        with patch.object(Request, "_serve_db", side_effect=lost):
            page = self.send("/registrations", self.form_data())
            self.assertOurPage(page, 503, "cannot reach our data")
            page = self.visit("/web/nowhere")
            self.assertEqual(page.status, 404)
        self.assertEqual(self.visit("/registrations").status, 200)

    # ------------------------------------------------------------------ faults of ours

    @mute_logger("odoo.http")
    def test_a_fault_of_ours_ends_in_the_portal_s_own_page(self):
        self.login(self.partner_a)
        with self.failing(ValueError("Secret detail"), *HOME_PAGE):
            page = self.visit("")
        self.assertOurPage(page, 500, "went wrong on our side", self.HOME)
        self.assertNotIn("Secret detail", page.text)
        self.assertTrue(page.has_class("prm_portal"))
        with self.failing(ValueError("Secret detail")):
            page = self.visit("")
        self.assertOurPage(page, 500, "went wrong on our side")
        self.assertNotIn("Secret detail", page.text)

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule")
    def test_an_address_that_no_portal_can_have_leads_to_the_own_one(self):
        self.login(self.partner_a)
        for path in ("%00", "test%00", "%ED%A0%80", "a'b", "no-such"):
            with self.subTest(path=path):
                page = self.visit(f"/partner/{path}")
                self.assertEqual((page.status, page.location), (303, self.HOME))

    def test_what_may_not_be_read_is_not_found(self):
        self.login(self.partner_a)
        with self.failing(AccessError("Secret name"), *HOME_PAGE):
            page = self.visit("")
        self.assertOurPage(page, 404, "Page not found")
        self.assertNotIn("Secret name", page.text)

    @mute_logger("odoo.http")
    def test_pages_of_others_keep_their_own_errors(self):
        self.login(self.partner_a)
        page = self.visit("/my/nowhere-at-all")
        self.assertEqual(page.status, 404)
        self.assertFalse(page.has_class("prm_error"))
