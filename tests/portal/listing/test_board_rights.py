"""A board tells no more than the table: sections, colleagues, two portals, by RPC."""

import json

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from ..sections.section_common import SectionData
from .board_common import BoardPages


@tagged("post_install", "-at_install")
class TestBoardRights(BoardPages, SectionData, PrmHttpCase):
    def names(self, page):
        return sorted(name for cards in self.columns(page).values() for name in cards)

    def test_each_role_sees_its_own_deals_and_their_numbers(self):
        self._open(self.partner_a, name="Anna's")
        self._open(self.colleague_a, name="Aaron's")
        self._open(self.partner_b, name="Bruno's")
        for address in ("/registrations", "/opportunities"):
            for user, view, names in (
                (self.partner_a, "mine", ["Anna's"]),
                (self.partner_a, "all", ["Anna's"]),
                (self.colleague_a, "all", ["Aaron's"]),
                (self.supervisor_a, "mine", []),
                (self.supervisor_a, "all", ["Aaron's", "Anna's"]),
                (self.partner_b, "all", ["Bruno's"]),
            ):
                page = self.board(address, user=user, view=view)
                self.assertEqual(self.names(page), names, (address, user.login, view))
                counts = page.has_class("prm_count")
                total = sum(
                    int(each.text_content().rpartition(": ")[2]) for each in counts
                )
                self.assertEqual(total, len(names))

    def test_without_opportunities_no_column_and_no_sum_tells_of_them(self):
        self._won(name="Done")
        self._open(name="Running")
        page = self.board(user=self.partner_a)
        self.assertIn("Won", self.columns(page))
        self.assertTrue(page.has_class("prm_sum"))
        self._set("opportunities", visible=False)
        page = self.board()
        self.assertEqual(self.columns(page)["Approved"], ["Running", "Done"])
        self.assertNotIn("Won", self.columns(page))
        self.assertFalse(page.has_class("prm_sum"))
        for word in ("1,000", "500", "Won"):
            self.assertNotIn(word, page.has_class("prm_board")[0].text_content())
        self.assertEqual(self.visit("/opportunities", layout="board").status, 404)

    def test_a_search_on_the_board_tells_nothing_of_what_is_hidden(self):
        self._won(name="Done")
        self._set("opportunities", visible=False)
        for params in ({"filterby": "won"}, {"sortby": "amount"}):
            page = self.board(user=self.partner_a, **params)
            self.assertEqual(self.names(page), ["Done"])

    def test_what_is_hidden_on_one_portal_is_shown_on_the_other(self):
        second = self._create_second_company()
        self._won(name="Here")
        there = second.with_user(self.partner_a)._register_deal(
            self._form_values(self.partner_a, name="There"), "f" * 32, submit=True
        )
        self._approve(there, self.channel_admin).action_set_won()
        self._set("opportunities", visible=False)
        page = self.board(user=self.partner_a)
        self.assertEqual(self.columns(page)["Approved"], ["Here"])
        address = f"/partner/{second.portal_id.path}"
        page = self.board(f"{address}/registrations", user=self.partner_a)
        self.assertEqual(self.columns(page)["Won"], ["There"])
        page = self.board(f"{address}/opportunities")
        self.assertEqual(self.names(page), ["There"])

    def test_own_records_only_hold_for_supervisors_too(self):
        self._open(self.colleague_a, name="Aaron's")
        self._open(self.supervisor_a, name="Own")
        page = self.board("/opportunities", user=self.supervisor_a, view="all")
        self.assertEqual(self.names(page), ["Aaron's", "Own"])
        self._set("opportunities", scope="own")
        page = self.board("/opportunities", view="all")
        self.assertEqual(self.names(page), ["Own"])

    def test_nobody_reaches_the_board_by_rpc(self):
        self.login(self.supervisor_a)
        for model in ("prm.registration.board", "prm.registration.board.columns"):
            for method in ("_page", "_by_state", "_members_sudo"):
                answer = self.url_open(
                    f"/web/dataset/call_kw/{model}/{method}",
                    data=json.dumps(
                        {
                            "params": {
                                "model": model,
                                "method": method,
                                "args": [[]],
                                "kwargs": {},
                            }
                        }
                    ),
                    headers={"Content-Type": "application/json"},
                )
                self.assertIn("error", answer.json(), (model, method))
