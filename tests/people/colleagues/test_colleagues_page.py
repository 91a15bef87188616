"""The page of colleagues: who sees it, and what it shows."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ....models.portal import badges
from .colleague_common import LIST, NEW, ColleagueCase

MISSING = 10**8


@tagged("post_install", "-at_install")
class TestColleaguesPage(ColleagueCase):
    def sections(self, user):
        page = self.visit("", user)
        return page.texts("//ul[contains(@class, 'prm_nav')]//a")

    # ---------------------------------------------------------------------- whose

    def test_supervisors_are_offered_the_section_and_others_are_not(self):
        self.assertIn("Colleagues", self.sections(self.supervisor_a))
        self.assertNotIn("Colleagues", self.sections(self.partner_a))

    def test_supervisors_see_their_people_and_nobody_else(self):
        page = self.visit(LIST, self.supervisor_a)
        self.assertEqual(page.status, 200)
        self.assertEqual(page.rows, ["Aaron", "Alice", "Anna", "Astrid"])
        self.assertNotIn("Bruno", page.text)

    def test_for_others_there_is_no_such_page(self):
        missing = self.visit("/nowhere-at-all", self.partner_a)
        for address in (LIST, f"{LIST}/{self.member(self.partner_a).id}"):
            page = self.visit(address, self.partner_a)
            self.assertEqual(
                (page.status, page.texts("//h1")), (404, missing.texts("//h1"))
            )
        for word in ("role", "end", "restore", "hand-over"):
            answer = self.act(self.member(self.colleague_a), word, self.partner_a)
            self.assertEqual(answer.status, 404, word)
        self.assertEqual(self.invite(user=self.partner_a).status, 404)
        self.assertFalse(self.invitations())

    def test_an_employee_and_a_stranger_are_sent_away(self):
        for user in (self.employee, self.channel_own, self.portal_user):
            self.assertEqual(self.visit(LIST, user).location, "/my", user.login)

    def test_a_supervisor_of_another_partnership_of_the_same_company_is_none_here(self):
        second = self._create_second_company()
        self._join(second, self.supervisor_a, "partner")
        self.assertEqual(self.visit(LIST, self.supervisor_a).status, 200)
        page = self.visit("/partner/second/colleagues", self.supervisor_a)
        self.assertEqual(page.status, 404)

    def test_a_foreign_colleague_looks_like_a_missing_one(self):
        foreign = self.visit(
            f"{LIST}/{self.member(self.partner_b).id}", self.supervisor_a
        )
        missing = self.visit(f"{LIST}/{MISSING}", self.supervisor_a)
        huge = self.visit(f"{LIST}/{10**30}", self.supervisor_a)
        self.assertEqual([foreign.status, missing.status, huge.status], [404] * 3)
        self.assertEqual(foreign.texts("//main"), missing.texts("//main"))

    # ---------------------------------------------------------------------- what

    def test_it_tells_role_state_last_login_and_open_deals(self):
        self._register(self.partner_a)
        self._register(self.partner_a)
        self._register(self.partner_a, submit=False)
        self.member(self.partner_a).last_seen = fields.Datetime.now() - timedelta(
            days=2
        )
        page = self.visit(LIST, self.supervisor_a)
        rows = [
            [" ".join(cell.text_content().split()) for cell in row.xpath("./td")]
            for row in page.all("//tbody/tr")
        ]
        [row] = [row for row in rows if row[0].startswith("Anna")]
        self.assertEqual(row[1:], ["Partner", "2 days ago", "2", "Active"])

    def test_states_have_the_shades_of_other_badges(self):
        page = self.visit(LIST, self.supervisor_a)
        found = {each.get("class") for each in page.all("//tbody//*[@data-state]")}
        self.assertEqual(found, {f"badge rounded-pill {badges.GREEN}"})

    def test_the_own_page_speaks_of_your_deals(self):
        for user, words in (
            (self.supervisor_a, "All your open deals"),
            (self.partner_a, "All open deals of Anna"),
        ):
            address = f"{LIST}/{self.member(user).id}"
            page = self.visit(address, self.supervisor_a)
            [said] = page.texts("//form[contains(@class, 'prm_hand_over_form')]//p")
            self.assertIn(words, " ".join(said.split()))

    def test_a_wild_page_number_is_the_first_or_last_page(self):
        for page in ("0", "-1", "x", "99999", "9" * 40, "１"):
            self.assertEqual(
                self.visit(LIST, self.supervisor_a, page=page).status, 200, page
            )

    def test_who_has_left_stands_last(self):
        self.act(self.member(self.colleague_a), "end")
        page = self.visit(LIST, self.supervisor_a)
        self.assertEqual(page.rows, ["Alice", "Anna", "Astrid", "Aaron"])

    def test_the_page_stays_light_with_many_people(self):
        for number in range(60):
            person = self._create_person(self.organization_a, f"person{number}")
            user = self._create_user(
                f"person{number}", "base.group_portal", partner_id=person.id
            )
            self._join(self.partnership_a, user)
        page = self.visit(LIST, self.supervisor_a)
        self.assertLess(len(page.text), 60_000)
        self.assertEqual(len(page.rows), 25)
        self.assertEqual(len(self.visit(LIST, page="3").rows), 14)

    # ------------------------------------------------------------------- switches

    def test_a_portal_without_the_section_has_no_such_page(self):
        self.invite()
        self.section(visible=False)
        self.assertNotIn("Colleagues", self.sections(self.supervisor_a))
        for address in (LIST, f"{LIST}/{self.member(self.partner_a).id}"):
            self.assertEqual(self.visit(address).status, 404, address)
        self.assertEqual(self.act(self.member(self.partner_a), "end").status, 404)
        self.assertEqual(self.act_on(self.invitations(), "resend").status, 404)
        self.assertEqual(len(self.mails_to(NEW)), 1)

    def test_by_rpc_supervisors_read_colleagues_where_the_section_is_shown(self):
        own, mine = self.member(self.supervisor_a), self.partnership_a.member_ids
        for shown in (True, False, True):
            self.section(visible=shown)
            self.login(self.supervisor_a)
            found = self.rpc("prm.member", "search", [])
            self.assertEqual(set(found), set((mine if shown else own).ids), shown)
            number = self.member(self.partner_a).id
            if not shown:
                with self.refused("AccessError"):
                    self.rpc("prm.member", "read", [number], ["role"])
        self.login(self.partner_a)
        self.section(visible=False)
        found = self.rpc("prm.member", "search", [])
        self.assertEqual(found, self.member(self.partner_a).ids)

    def test_a_closed_section_shows_people_and_lets_nothing_be_changed(self):
        self.section(can_edit=False)
        member = self.member(self.partner_a)
        page = self.visit(f"{LIST}/{member.id}", self.supervisor_a)
        self.assertIn("Only we can change", page.text)
        self.assertFalse(page.has_class("prm_role_form"))
        answer = self.act(member, "role", role="supervisor")
        self.assertEqual(answer.status, 422)
        self.assertIn("Only we can change", answer.text)
        self.assertEqual(self.act(member, "end").status, 422)
        self.assertEqual((member.role, member.state), ("partner", "active"))

    def test_addresses_of_posts_lead_back_to_the_list(self):
        self.invite()
        for address in (
            f"{LIST}/{self.member(self.partner_a).id}/end",
            f"{LIST}/invitations/{self.invitations().id}/resend",
        ):
            page = self.visit(address, self.supervisor_a)
            self.assertEqual(page.location, f"{self.HOME}{LIST}")

    def test_the_example_of_an_address_is_seen(self):
        page = self.visit(LIST, self.supervisor_a)
        [told] = page.texts("//*[@id='prm_addresses_help']")
        self.assertIn("Ann Lee <ann@example.com>", told)

    def sorted_by(self, wish):
        """Return the names in an order, and how its headers say that it is sorted."""
        page = self.visit(LIST, self.supervisor_a, sortby=wish)
        told = page.all("//th[@aria-sort]")
        return page.rows, [
            (each.text_content(), each.get("aria-sort")) for each in told
        ]

    def test_headers_sort_once_more_the_other_way_round(self):
        deal = self._register(self.colleague_a)
        name = deal.contact_id.name
        names, told = self.sorted_by("")
        self.assertEqual(told, [("Full name", "ascending")])
        turned, told = self.sorted_by("-name")
        self.assertEqual((turned, told), (names[::-1], [("Full name", "descending")]))
        by_deals, told = self.sorted_by("-open")
        self.assertEqual((by_deals[0], told), (name, [("Open deals", "descending")]))
        self.assertEqual(self.sorted_by("open")[0][-1], name)
        self.assertEqual(self.sorted_by("surprise"), self.sorted_by(""))

    def test_whose_access_ended_comes_last_in_any_order(self):
        self.act(self.member(self.colleague_a), "end")
        former = self.member(self.colleague_a).name
        for wish in ("", "-name", "role", "-open", "state", "-seen"):
            self.assertEqual(self.sorted_by(wish)[0][-1], former, wish)
