"""Supervisors see whose the open deals are, and hand them over from there."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from ..sections.section_common import SectionData
from .board_common import BoardPages


@tagged("post_install", "-at_install")
class TestBoardOfPeople(BoardPages, SectionData, PrmHttpCase):
    def people(self, address="/opportunities", **params):
        """Return the page of the board by person, all deals."""
        params = {"groupby": "person", "view": "all", **params}
        return self.board(address, user=self.supervisor_a, **params)

    def name(self, user):
        return user.partner_id.name

    def test_the_open_deals_of_each_colleague_are_one_step_away(self):
        self._open(self.partner_a, name="Anna's")
        self._open(self.colleague_a, name="Aaron's")
        self._won(self.colleague_a, name="Done")
        page = self.board("/opportunities", user=self.supervisor_a, view="all")
        [link] = page.all("//nav[contains(@class, 'prm_board_by')]/a[2]/@href")
        page = self.visit(link)
        self.assertEqual(
            self.columns(page),
            {
                self.name(self.colleague_a): ["Aaron's"],
                self.name(self.partner_a): ["Anna's"],
            },
        )
        self.assertIn("Open", page.texts("//a[contains(@class, 'rounded-pill')]")[0])

    def test_of_registrations_the_undecided_ones_are_shown(self):
        self._register(self.colleague_a, name="Aaron's")
        self._open(self.colleague_a, name="Running")
        page = self.board(user=self.supervisor_a, view="all")
        [link] = page.all("//nav[contains(@class, 'prm_board_by')]/a[2]/@href")
        columns = self.columns(self.visit(link))
        self.assertEqual(columns, {self.name(self.colleague_a): ["Aaron's"]})

    def test_a_deal_is_handed_over_by_the_menu_of_its_card(self):
        deal = self._open(self.colleague_a, name="Aaron's")
        page = self.people()
        [acts] = page.has_class("prm_acts")
        self.assertIn("hand_over", acts.get("data-acts").split())
        [entry] = page.all("//template/a[@data-act='hand_over']")
        address = acts.get("href") + entry.get("data-end")
        heirs = self.visit(address)
        self.assertEqual(heirs.status, 200)
        members = self.partnership_a.member_ids
        heir = members.filtered(lambda each: each.user_id == self.partner_a)
        self.send(address, {"heir": heir.id})
        self.assertEqual(deal.sudo().contact_id, self.partner_a.partner_id)
        self.assertEqual(list(self.columns(self.people())), [self.name(self.partner_a)])

    def test_who_has_no_deal_is_named_below(self):
        self._open(self.partner_a)
        [idle] = self.people().has_class("prm_idle")
        for user in (self.colleague_a, self.supervisor_a):
            self.assertIn(self.name(user), idle.text_content())
        self.assertNotIn(self.name(self.partner_a), idle.text_content())
        self.assertNotIn(self.name(self.partner_b), idle.text_content())

    def test_the_deals_of_who_left_come_first_and_say_so(self):
        self._open(self.colleague_a, name="Aaron's")
        self._open(self.partner_a, name="Anna's")
        member = self.partnership_a.member_ids.filtered(
            lambda each: each.user_id == self.partner_a
        )
        member.with_user(self.channel_admin).action_disable()
        self._forget()
        page = self.people()
        name = self.name(self.partner_a)
        self.assertEqual(list(self.columns(page)), [name, self.name(self.colleague_a)])
        self.assertEqual(self.told(page, name, "prm_note"), "No access")
        self.assertEqual(self.told(page, self.name(self.colleague_a), "prm_note"), "")
        self.assertNotIn(name, page.has_class("prm_idle")[0].text_content())

    def test_an_archived_contact_keeps_the_column_and_the_filter(self):
        for number in range(12):
            self._open(self.colleague_a, name=f"Aaron's {number}")
        self._open(self.partner_a)
        self.colleague_a.active = False
        self.colleague_a.partner_id.active = False
        self._forget()
        page = self.people()
        self.assertEqual(len(self.columns(page)[self.name(self.colleague_a)]), 10)
        [more] = page.has_class("prm_more")
        self.assertEqual(more.text_content(), "Show all 12")
        self.assertEqual(len(self.visit(more.get("href")).rows), 12)

    def test_more_people_than_columns_are_names_with_numbers(self):
        people = self.env["res.partner"].create(
            [
                {"name": f"Person {n:02}", "parent_id": self.organization_a.id}
                for n in range(14)
            ]
        )
        for person in people:
            deal = self._open(self.partner_a, name=person.name)
            deal.sudo().contact_id = person
        page = self.people()
        self.assertEqual(len(self.columns(page)), 12)
        [others] = page.has_class("prm_others")
        self.assertIn("Person 12 (1)", " ".join(others.text_content().split()))
        *_rest, last = others.xpath(".//a/@href")
        self.assertEqual(self.visit(last).rows, ["Person 13"])

    # ------------------------------------------------------------------- who sees it

    def test_a_partner_gets_no_board_of_people(self):
        self._open(self.partner_a, name="Anna's")
        self._open(self.colleague_a, name="Aaron's")
        params = {"groupby": "person", "view": "all"}
        page = self.board("/opportunities", user=self.partner_a, **params)
        self.assertFalse(page.has_class("prm_board_by"))
        self.assertFalse(page.has_class("prm_idle"))
        names = [name for cards in self.columns(page).values() for name in cards]
        self.assertEqual(names, ["Anna's"])
        self.assertNotIn(self.name(self.colleague_a), self.columns(page))
        foreign = {"person": self.colleague_a.partner_id.id}
        page = self.visit("/opportunities", user=self.partner_a, **foreign)
        self.assertEqual(page.rows, ["Anna's"])

    def test_where_everybody_sees_own_deals_only_there_is_none_either(self):
        self._open(self.colleague_a)
        for key in ("registrations", "opportunities"):
            self._set(key, scope="own")
        page = self.people()
        self.assertFalse(page.has_class("prm_board_by"))
        self.assertFalse(page.has_class("prm_column"))

    def test_the_table_in_groups_of_people_names_them(self):
        self._open(self.colleague_a, name="Aaron's")
        params = {"groupby": "person", "view": "all"}
        page = self.visit("/opportunities", user=self.supervisor_a, **params)
        self.assertEqual(page.rows, ["Aaron's"])
        [heading] = page.texts("//tr[contains(@class, 'prm_group')]//h2")
        self.assertIn(self.name(self.colleague_a), heading)
