"""Who comes to which portal, with both positions of the company's setting."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .guest_common import BesideData

PAGES = ("", "/registrations", "/opportunities", "/registrations/new")
CLOSED = ("draft", "archived", "elsewhere", "missing")
WHY = "//*[contains(@class, 'prm_why')]"


@tagged("post_install", "-at_install")
class TestPortalWays(BesideData, PrmHttpCase):
    """Own, foreign, draft and archived portals, for each role."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.add_portals()

    def way(self, path, page=""):
        """Return the status, or where the browser is sent to."""
        answer = self.visit(f"/partner/{path}{page}")
        return answer.location if answer.status == 303 else answer.status

    def assertWays(self, user, expected):
        """Check where each path leads ``user``, on each page."""
        self.login(user)
        for path, way in expected.items():
            for page in PAGES:
                with self.subTest(user=user.login, path=path, page=page):
                    self.assertEqual(self.way(path, page), way)

    def test_limited_portals_send_partners_to_their_own(self):
        own = dict.fromkeys((*CLOSED, "foreign"), self.HOME)
        for user in (self.partner_a, self.supervisor_a):
            self.assertWays(user, {"test": 200, **own})

    def test_open_portals_of_the_company_show_their_pages(self):
        self.company.prm_limit_portals = False
        for user in (self.partner_a, self.supervisor_a):
            self.assertWays(user, {"test": 200, **dict.fromkeys(CLOSED, self.HOME)})
            for page in PAGES[:-1]:
                self.assertEqual(self.way("foreign", page), 200)
            self.assertEqual(self.way("foreign", PAGES[-1]), 403)

    def test_others_come_to_the_account_page_whatever_the_setting(self):
        nowhere = dict.fromkeys(("test", "foreign", *CLOSED), "/my")
        for limited in (True, False):
            self.company.prm_limit_portals = limited
            for user in (self.portal_user, self.employee):
                self.assertWays(user, nowhere)

    def test_anonymous_visitors_come_to_the_log_in_whatever_the_setting(self):
        self.authenticate(None, None)
        for limited in (True, False):
            self.company.prm_limit_portals = limited
            for path in ("test", "foreign", *CLOSED):
                self.assertTrue(self.way(path).startswith("/web/login"), path)

    def test_another_company_opens_nothing_by_its_own_setting(self):
        self.elsewhere.prm_limit_portals = False
        self.login(self.partner_a)
        self.assertEqual(self.way("elsewhere"), self.HOME)
        self.assertEqual(self.way("foreign"), self.HOME)

    def test_a_closed_own_portal_opens_no_other_one(self):
        self.company.prm_limit_portals = False
        self.login(self.partner_a)
        for values in ({"state": "draft"}, {"active": False}):
            self.portal.write(values)
            for path in ("test", "foreign"):
                self.assertEqual(self.way(path), "/my", f"{path} {values}")
            self.portal.write({"state": "active", "active": True})
            self.assertEqual(self.way("foreign"), 200)

    # ------------------------------------------------------------------ why not

    def why(self, address="/my"):
        return self.visit(address).texts(WHY)

    def test_who_comes_to_no_portal_reads_why_once(self):
        self.portal.action_deactivate()
        for user, sentence in (
            (self.partner_a, "is not open at the moment"),
            (self.portal_user, "You have no access to a partner portal"),
            (self.employee, "is for partner organizations only"),
        ):
            self.login(user)
            self.assertEqual(self.why(), [])
            self.visit("/partner/foreign")
            self.assertEqual(self.why("/my/security"), [])
            [why] = self.why()
            self.assertIn(sentence, why)
            self.assertEqual(self.why(), [])

    def test_no_parameter_says_why(self):
        self.login(self.portal_user)
        for name in ("prm_why", "prm_sent_away", "why", "error"):
            self.assertEqual(self.why(f"/my?{name}=Something"), [])

    def test_the_sentence_tells_nothing_of_portals(self):
        self.login(self.portal_user)
        told = set()
        for path in ("test", "foreign", *CLOSED):
            self.visit(f"/partner/{path}")
            told.update(self.why())
        self.assertEqual(len(told), 1)

    def test_who_has_got_a_portal_meanwhile_reads_nothing(self):
        self.portal.action_deactivate()
        self.login(self.partner_a)
        self.visit("/partner")
        self.portal.action_activate()
        self.assertEqual(self.why(), [])

    # ------------------------------------------------------------ used last

    def test_the_entrance_opens_the_own_portal_used_last(self):
        self._create_second_company()
        self.login(self.partner_a)
        for path in ("second", "test", "second"):
            self.assertEqual(self.way(path), 200)
            self.assertEqual(self.visit("/partner").location, f"/partner/{path}")
            self.assertEqual(self.way("missing"), f"/partner/{path}")

    def test_it_never_opens_one_that_is_closed_by_now(self):
        second = self._create_second_company()
        self.login(self.partner_a)
        self.visit("/partner/second")
        second.action_suspend()
        self.assertEqual(self.visit("/partner").location, self.HOME)

    def test_neither_a_script_nor_a_look_around_counts_as_used(self):
        self._create_second_company()
        self.company.prm_limit_portals = False
        self.login(self.partner_a)
        self.visit("/partner/test")
        self.visit("/partner/second/charts")
        self.visit("/partner/foreign")
        self.assertEqual(self.visit("/partner").location, self.HOME)
