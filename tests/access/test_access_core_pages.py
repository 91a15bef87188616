"""Core's own portal goes on for members: its pages, its conversation, its files."""

import json

from odoo.tests import tagged

from ..security.security_common import RpcCase

PAGES = (
    "/my",
    "/my/home",
    "/my/account",
    "/my/addresses",
    "/my/security",
    "/my/orders",
    "/my/quotes",
    "/my/invoices",
    "/my/invoices?filterby=invoices",
    "/my/projects",
    "/my/tasks",
    "/my/tasks?search_in=content&search=deal",
    "/my/tasks?groupby=stage_id&sortby=name",
    "/my/leads",
    "/my/opportunities",
    "/my/opportunities?filterby=today&sortby=stage",
    "/my/payment_method",
)


@tagged("post_install", "-at_install")
class TestAccessCorePages(RpcCase):
    """What core needs to search and read as the user, as member and as another one."""

    def _routes(self):
        rules = self.env["ir.http"].routing_map().iter_rules()
        return {rule.rule for rule in rules}

    def test_every_page_of_the_portal_opens(self):
        routes = self._routes()
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            self.login(user)
            for page in PAGES:
                if page.partition("?")[0] in routes:
                    with self.subTest(page=page, user=user.login):
                        self.assertEqual(self.url_open(page).status_code, 200)

    def test_the_counters_of_the_home_page_are_counted(self):
        self.login(self.partner_a)
        names = ["order_count", "quotation_count", "project_count", "task_count"]
        names += ["invoice_count", "lead_count", "opp_count"]
        self.assertIsInstance(self.route("/my/counters", counters=names), dict)

    def test_what_core_s_pages_begin_with_is_told_to_members_too(self):
        names = ["init_messaging", "failures"]
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            self.login(user)
            with self.subTest(user=user.login):
                told = self.route("/mail/data", fetch_params=names)
                self.assertEqual(told["Store"]["starred"]["counter"], 0)
                stars = self.route("/mail/starred/messages")
                self.assertEqual(stars["messages"], [])

    def test_a_conversation_with_core_s_widget_is_read(self):
        registration = self._register(comments="My words")
        self.vendor_posts(registration, "Your offer", files=[("offer.txt", b"offer")])
        self.login(self.partner_a)
        params = {
            "thread_model": "prm.registration",
            "thread_id": registration.id,
            "fetch_params": {"limit": 10},
        }
        answer = self.route("/mail/chatter_fetch", **params)
        self.assertIn("Your offer", json.dumps(answer))
