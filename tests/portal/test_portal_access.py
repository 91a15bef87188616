"""Addresses, redirects and headers of the partner portal, for every role."""

from urllib.parse import urlencode

from odoo.tests import tagged

from ..http_common import PrmHttpCase

PAGES = ("", "/registrations", "/registrations/new", "/opportunities")


@tagged("post_install", "-at_install")
class TestPortalAccess(PrmHttpCase):
    """Who gets which page, and what every page carries."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_portal = cls.env["prm.portal"].create(
            {
                "name": "Other portal",
                "path": "other",
                "state": "active",
                "company_id": cls.company.id,
            }
        )

    # ------------------------------------------------------------ who is sent where

    def test_an_anonymous_visitor_is_sent_to_the_log_in(self):
        self.authenticate(None, None)
        for address in ("/partner", *PAGES):
            page = self.visit(address)
            self.assertEqual(page.status, 303, address)
            self.assertTrue(page.location.startswith("/web/login"), page.location)

    def test_partner_and_supervisor_get_every_page(self):
        for user in (self.partner_a, self.supervisor_a):
            self.login(user)
            for address in PAGES:
                self.assertEqual(self.visit(address).status, 200, address)

    def test_the_entrance_leads_to_the_own_portal(self):
        page = self.visit("/partner", user=self.partner_a)
        self.assertEqual((page.status, page.location), (303, "/partner/test"))

    def test_who_has_no_portal_is_sent_to_the_account_page(self):
        others = (
            self.portal_user,
            self.employee,
            self.salesperson,
            self.channel_admin,
        )
        for user in others:
            self.login(user)
            for address in ("/partner", *PAGES):
                page = self.visit(address)
                self.assertEqual((page.status, page.location), (303, "/my"), address)

    def test_a_foreign_or_missing_portal_leads_to_the_own_one(self):
        self.login(self.partner_a)
        for path in ("other", "missing", "%00", "x" * 300):
            for address in PAGES:
                page = self.visit(f"/partner/{path}{address}")
                self.assertEqual((page.status, page.location), (303, "/partner/test"))

    def test_a_foreign_portal_takes_no_form(self):
        data = self.form_data(name="Sent astray")
        page = self.send("/partner/other/registrations", data, user=self.partner_a)
        self.assertEqual((page.status, page.location), (303, "/partner/test"))
        self.assertFalse(self.created(name="Sent astray"))

    def test_a_suspended_partnership_closes_the_portal_at_once(self):
        self.assertEqual(self.visit(user=self.partner_a).status, 200)
        self.partnership_a.action_suspend()
        self.assertEqual(self.visit().location, "/my")
        self.assertEqual(self.visit("/registrations").location, "/my")
        self.assertEqual(self.visit("/lookup/companies", q="a").status, 404)

    # ----------------------------------------------------------------- 404 alike

    def test_foreign_missing_and_absurd_ids_answer_alike(self):
        foreign = self._register(self.partner_b).id
        self.login(self.partner_a)
        answers = set()
        for number in (foreign, foreign + 10**6, 2**31, 10**30):
            for kind in ("registrations", "opportunities"):
                page = self.visit(f"/{kind}/{number}")
                answers.add((page.status, *page.texts("//main")))
        self.assertEqual(len(answers), 1)
        self.assertEqual(answers.pop()[0], 404)

    def test_addresses_that_are_none_are_not_found(self):
        self.login(self.partner_a)
        number = self._register(self.partner_a).id
        ends = ("%00", "a%00b", "-1", "nowhere", "1/%00", f"{number}/files/%00")
        for end in ends:
            for kind in ("", "/registrations", "/opportunities", "/files"):
                page = self.visit(f"{kind}/{end}")
                self.assertEqual(page.status, 404, f"{kind}/{end}")
                self.assertTrue(page.texts("//main//h1"), f"{kind}/{end}")
        page = self.visit("/partner/other/nowhere")
        self.assertEqual(page.location, self.HOME)

    def test_actions_on_foreign_and_missing_ids_answer_alike(self):
        foreign = self._register(self.partner_b).id
        self.login(self.partner_a)
        for action in ("edit", "withdraw", "comments", "discard", "resubmit", "files"):
            for number in (foreign, foreign + 10**6, 2**31):
                address = f"/registrations/{number}/{action}"
                self.assertEqual(self.visit(address).status, 404, address)
                if action != "edit":
                    self.assertEqual(self.send(address).status, 404, address)

    def test_a_colleague_sees_own_deals_and_a_supervisor_all(self):
        number = self._register(self.partner_a).id
        address = f"/registrations/{number}"
        self.assertEqual(self.visit(address, user=self.partner_a).status, 200)
        self.assertEqual(self.visit(address, user=self.colleague_a).status, 404)
        self.assertEqual(self.visit(address, user=self.supervisor_a).status, 200)

    def test_a_draft_is_seen_by_its_author_only(self):
        number = self._register(self.partner_a, submit=False).id
        address = f"/registrations/{number}"
        self.assertEqual(self.visit(address, user=self.partner_a).status, 200)
        self.assertEqual(self.visit(address, user=self.supervisor_a).status, 404)

    # ------------------------------------------------------------- headers, CSRF

    def test_every_answer_carries_the_security_headers(self):
        number = self._register(self.partner_a).id
        self.login(self.partner_a)
        addresses = ("/partner", *PAGES, f"/registrations/{number}", "/registrations/0")
        for address in (*addresses, "/lookup/companies", "/files"):
            headers = self.visit(address).headers
            policy = headers["Content-Security-Policy"]
            self.assertIn("frame-ancestors 'self'", policy, address)
            self.assertEqual(headers["Cache-Control"], "no-store", address)
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff", address)
            self.assertEqual(headers["Referrer-Policy"], "same-origin", address)

    def test_only_the_methods_of_an_address_are_answered(self):
        draft = self._register(self.partner_a, submit=False)
        record = f"/registrations/{draft.id}"
        self.login(self.partner_a)
        data = self.form_data(name="Asked for options")
        actions = ("resubmit", "withdraw", "comments", "discard", "files")
        posts = ["/registrations", "/files", "/files/1/remove"]
        posts += [f"{record}/{action}" for action in actions]
        for address in ("/partner", *PAGES, record, *posts):
            response = self.url_open(
                self._absolute(address), data, method="OPTIONS", allow_redirects=False
            )
            self.assertEqual(response.status_code, 405, address)
            self.assertEqual(response.headers["Cache-Control"], "no-store")
        self.assertFalse(self.created(name="Asked for options"))
        self.assertTrue(draft.exists())
        response = self.url_open(self._absolute(record), method="HEAD")
        self.assertEqual(response.status_code, 200)

    def test_a_post_without_csrf_token_changes_nothing(self):
        draft = self._register(self.partner_a, submit=False)
        self.login(self.partner_a)
        data = self.form_data(name="Forged")
        self.assertEqual(self.send("/registrations", data, csrf=False).status, 400)
        for action in ("resubmit", "withdraw", "comments", "discard"):
            address = f"/registrations/{draft.id}/{action}"
            self.assertEqual(self.send(address, data, csrf=False).status, 400)
        self.assertFalse(self.created(name="Forged"))
        self.assertTrue(draft.exists())

    def test_actions_by_get_change_nothing(self):
        draft = self._register(self.partner_a, submit=False)
        self.login(self.partner_a)
        for action in ("withdraw", "comments", "discard", "resubmit"):
            page = self.visit(f"/registrations/{draft.id}/{action}")
            self.assertIn(page.status, (200, 303))
        self.assertEqual(draft.state, "draft")

    # ---------------------------------------------------------- strange parameters

    def test_unknown_parameters_never_break_a_page(self):
        number = self._register(self.partner_a).id
        self.login(self.partner_a)
        names = "self portal endpoint path params json kind args kwargs".split()
        params = {**dict.fromkeys(names, "1"), "token": "a\0b"}
        for address in (*PAGES, f"/registrations/{number}"):
            page = self.visit_with(
                address, params, done="nothing", submission_token="'"
            )
            self.assertEqual(page.status, 200, address)
        self.assertEqual(self.visit_with("/partner", params).location, self.HOME)

    def visit_with(self, address, params, **more):
        return self.visit(f"{address}?{urlencode({**params, **more})}")

    def test_no_parameter_leads_off_the_site(self):
        self.login(self.partner_a)
        for name in ("redirect", "url", "next", "token", "submission_token"):
            page = self.visit(
                "/registrations", form="new", **{name: "https://evil.example"}
            )
            self.assertEqual(page.location, "/partner/test/registrations/new")
