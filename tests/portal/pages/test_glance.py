"""What a page looks up ahead is what its parts would have found by themselves."""

from odoo import fields
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tests import tagged

from ....models.common.visit.found import is_found
from ....models.portal.registration.reading import LINES
from ...common import PrmCase


@tagged("post_install", "-at_install")
class TestGlance(PrmCase):
    """One query at the beginning of a page; its parts ask none of their own."""

    def setUp(self):
        super().setUp()
        self.deal, self.muted = self._register(), self._register()
        self._approve(self.deal)
        self.member = self.partner_a.sudo().prm_member_ids
        self.env["prm.progress.question"].create(
            {"registration_id": self.deal.id, "answer_until": fields.Date.today()}
        )
        self.env["prm.notification.mute"].create(
            {"member_id": self.member.id, "registration_id": self.muted.id}
        )
        self.env["prm.saved.filter"].create(
            {
                "member_id": self.member.id,
                "kind": "registrations",
                "name": "Mine",
                "query": "state=submitted",
            }
        )
        self.env.flush_all()

    def visited(self, user=None, **context):
        """Return the portal as a page of a person has it."""
        portal = self.portal.with_user(user or self.partner_a)
        self.env.invalidate_all()
        return portal.with_context(**(context or portal._visit_context()))

    def found(self, portal):
        """Return what the parts of pages find on a portal."""
        env = portal.env
        deals = env["prm.registration"].browse((self.deal | self.muted).ids)
        return {
            "asked": list(env["prm.registration.scope"]._asked_ids()),
            "documents": env["prm.document.list"]._newest(portal),
            "promise": env["prm.promise"]._row_sudo(portal).ids,
            "filters": [
                filters.ids
                for filters in env["prm.saved.filter.page"]._filters(
                    portal, "registrations"
                )
            ],
            "is empty": env["prm.home.page"]._is_empty(portal),
            "muted": [env["prm.deal.mute"]._card(deal)["is_muted"] for deal in deals],
        }

    def test_it_is_what_would_be_found_without(self):
        for user in (self.partner_a, self.supervisor_a):
            alone, portal = self.visited(user, lang="en_US"), self.visited(user)
            with self.subTest(user=user.login):
                for page in ("home", "registrations"):
                    portal.env["prm.portal.glance"]._look_ahead(portal, page)
                for deal in (self.deal | self.muted).with_env(portal.env):
                    portal.env["prm.registration.reading"]._at_once(deal)
                self.assertEqual(self.found(portal), self.found(alone))

    def test_what_was_looked_up_is_not_asked_again(self):
        portal = self.visited()
        glance = portal.env["prm.portal.glance"]
        glance._look_ahead(portal, "home")
        expected = portal.env["prm.registration.scope"]._asked_ids()
        self.assertEqual(expected, (self.deal.id,))
        with self.assertQueryCount(0):
            portal.env["prm.registration.scope"]._asked_ids()
            portal.env["prm.promise"]._row_sudo(portal)
            portal.env["prm.home.page"]._held(portal)

    def test_a_page_may_look_ahead_twice(self):
        portal = self.visited()
        glance = portal.env["prm.portal.glance"]
        glance._look_ahead(portal, "home")
        deal = self.muted.with_env(portal.env)
        glance._look_ahead(portal, "record", (deal.sudo(), LINES), record=deal)
        self.assertTrue(portal.env["prm.deal.mute"]._card(deal)["is_muted"])
        moves = self.muted.sudo().transition_ids
        self.assertTrue(moves)
        self.assertEqual(deal.sudo().transition_ids.ids, moves.ids)

    def test_what_the_rules_have_found_is_not_looked_at_by_them_again(self):
        found = {}
        for user in (self.partner_a, self.partner_b):
            portal = self.visited(user)
            values, deals = (
                portal.env["prm.list.values"],
                portal.env["prm.registration"],
            )
            found[user] = values._page(deals, [("id", "in", self.deal.ids)], ["name"])
        self.assertEqual(list(map(len, found.values())), [1, 0])
        mine = found[self.partner_a]
        self.assertTrue(is_found(mine))
        self.assertFalse(is_found(found[self.partner_b]))
        with self.assertQueryCount(0):
            mine.check_access("read")
        for other in (mine.with_user(self.partner_b), mine | self.muted):
            self.assertFalse(is_found(other))
        with self.assertRaises(AccessError):
            mine.with_user(self.partner_b).check_access("read")
        with self.assertRaises(AccessError):
            mine.check_access("write")

    def test_what_waits_is_found_by_the_rules_and_in_the_order_of_its_states(self):
        drafts = [self._register(submit=False).id for _number in range(3)]
        foreign = self._register(self.partner_b, submit=False).id
        scope = self.visited().env["prm.registration.scope"]
        of = {key: Domain("state", "=", key) for key in ("draft", "submitted")}
        sought = [of["submitted"], of["draft"], of["draft"]]
        found = scope._newest(sought, 9, ["name"])
        self.assertEqual(found.ids, [self.muted.id, *reversed(drafts)])
        self.assertNotIn(foreign, found.ids)
        self.assertEqual(scope._newest(sought, 2, ["name"]).ids, found.ids[:2])
        self.assertFalse(scope._newest([Domain("state", "=", "expired")], 2, ["name"]))

    def test_the_bell_counts_what_the_page_of_the_news_shows(self):
        news = self.env["prm.news.query"].with_user(self.partner_a)
        self.env["prm.notification"].search([]).read_at = False
        for _kind in ("deals alone", "another one, too"):
            portal = self.visited()
            layout = portal.env["prm.portal.layout"]
            shown = news._count(portal, only_unread=True, limit=10)
            self.assertEqual(layout._unread(portal), shown)
            self.env["prm.notification"].create(
                {
                    "member_id": self.member.id,
                    "event": "terms_changed",
                    "subject": "Other terms",
                    "res_model": "prm.partnership",
                    "res_id": self.partnership_a.id,
                }
            )
