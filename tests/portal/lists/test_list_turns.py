"""Pages hold what the whole order says, however they are found."""

from unittest.mock import patch

from odoo.fields import Domain
from odoo.tests import tagged

from ....controllers import portal_list
from ....controllers.portal_list import PortalList
from ....models.inherited import ir_rule
from ....models.registration import listed
from ...common import PrmCase
from .list_common import ListData

ORDERS = ("representative", "-representative", "state", "-state", "news", "submitted")


@tagged("post_install", "-at_install")
class TestListTurns(ListData, PrmCase):
    """Later pages, pages of what is few, and pages that go from person to person."""

    def setUp(self):
        super().setUp()
        zoe, left = self.env["res.partner"].create(
            [
                {"name": name, "parent_id": self.partner_a.partner_id.parent_id.id}
                for name in ("Zoe", "Adam, who left")
            ]
        )
        people = [self.partner_a.partner_id, zoe, left]
        for place in range(7):
            whose = people[place % 3].id
            deal = self._register(name=f"Deal {place}", representative_id=whose)
            if place == 5:
                deal.sudo()._write_guarded({"representative_id": False})
        self._open(name="Open")
        self._won(name="Won")
        self._register(self.colleague_a, name="A colleague's own")
        self._register(self.partner_b, name="Another organization's")
        left.active = False
        self._forget()

    def listed(self, user, **params):
        """Return the list as a person asks for it."""
        service = self.env["prm.registration.list"].with_user(user)
        return PortalList(service, "registrations", "/any", params)

    def pages(self, user, **params):
        """Return the ids of all pages of a list, of two rows each."""
        with patch.object(portal_list, "PAGE_SIZE", 2):
            count = self.listed(user, **params).page_count
            return [
                number
                for page in range(1, count + 1)
                for number in self.listed(user, **params, page=str(page)).records().ids
            ]

    def whole(self, user, **params):
        """Return the ids of a list, found and sorted by the database as a whole."""
        one = self.listed(user, **params)
        return one.model.search(one.domain, order=one._order()).ids

    def assertPaged(self, user, **params):
        whole = self.whole(user, **params)
        self.assertGreater(len(whole), 2)
        self.assertEqual(self.pages(user, **params), whole)

    def test_pages_in_every_order_hold_what_the_whole_order_says(self):
        for user in (self.partner_a, self.supervisor_a):
            for order in ORDERS:
                for grouping in ("none", "representative", "state"):
                    with self.subTest(user=user.login, order=order, by=grouping):
                        asked = {"sortby": order, "groupby": grouping, "view": "all"}
                        self.assertPaged(user, **asked)

    def test_pages_of_a_narrowed_list_do_be_they_few_or_more_than_are_counted(self):
        for order in ORDERS:
            with self.subTest(order=order):
                asked = {"sortby": order, "state": "submitted"}
                whole = self.whole(self.partner_a, **asked)
                self.assertGreater(len(whole), 4)
                self.assertEqual(self.pages(self.partner_a, **asked), whole)
                with patch.object(portal_list, "COUNT_LIMIT", 3):
                    self.assertEqual(self.pages(self.partner_a, **asked), whole[:4])

    def test_who_has_no_representative_is_the_last_and_who_left_has_a_turn(self):
        pages = self.pages(self.partner_a, sortby="representative")
        deals = self.env["prm.registration"].browse(pages)
        names = deals.representative_id.mapped("name")
        self.assertIn("Adam, who left", names)
        self.assertFalse(deals[-1].representative_id)
        turned = self.pages(self.partner_a, sortby="-representative")
        self.assertEqual(turned, pages[::-1])

    def test_nobody_finds_more_on_a_page_than_their_rules_let_them(self):
        for user in (self.partner_a, self.partner_b, self.supervisor_a):
            readable = self.env["prm.registration"].with_user(user).search([])
            for order in ORDERS:
                pages = self.pages(user, sortby=order, view="all")
                self.assertLessEqual(set(pages), set(readable.ids), user.login)
        names = self.env["prm.registration"].browse(
            self.pages(self.partner_a, sortby="representative")
        )
        self.assertNotIn("A colleague's own", names.mapped("name"))

    def test_a_total_beyond_the_limit_is_told_as_such(self):
        with patch.object(portal_list, "COUNT_LIMIT", 3):
            for asked in ({}, {"state": "submitted"}):
                listed = self.listed(self.partner_a, **asked)
                self.assertEqual((listed.total, listed.is_capped), (3, True))
        listed = self.listed(self.partner_a, search="Won")
        self.assertEqual((listed.total, listed.is_capped), (1, False))

    def test_a_query_says_each_condition_once_and_finds_the_same(self):
        for user in (self.partner_a, self.partner_b, self.supervisor_a):
            deals = self.env["prm.registration"].with_user(user)
            mine = Domain("contact_id", "=", user.partner_id.id)
            mine |= Domain("visibility", "=", "organization")
            asked = mine & Domain("state", "!=", "draft")
            where = deals._search(asked).where_clause.code
            self.assertLessEqual(where.count('"visibility"'), 1)
            found = deals.search(asked)
            with (
                patch.object(listed, "left_unsaid", lambda domain, _rule: domain),
                patch.object(ir_rule, "said_once", lambda domain: domain),
            ):
                again = deals._search(asked).where_clause.code
                self.assertGreater(again.count('"visibility"'), 0)
                self.assertGreater(len(again), len(where))
                self.assertEqual(found, deals.search(asked))
            self.assertEqual(bool(found), user != self.supervisor_a)
