"""How many filters there may be, how long, and what names they have."""

from odoo.tests import tagged

from ....policy import saved_filter as rules
from .saved_common import SavedCase


@tagged("post_install", "-at_install")
class TestSavedLimits(SavedCase):
    def fill(self, user, count):
        """Let a person have so many filters more."""
        member = self.env["prm.member"].search([("user_id", "=", user.id)])
        values = {"member_id": member.id, "kind": "documents", "query": "search=a"}
        filters = self.env["prm.saved.filter"]
        first = filters.search_count([("member_id", "=", member.id)])
        filters.create(
            [{**values, "name": f"Filter {first + number}"} for number in range(count)]
        )

    def test_thirty_and_no_more(self):
        self.fill(self.partner_a, rules.MOST - 1)
        self.make("The last", search="b")
        page = self.save("One more", search="c")
        self.assertEqual(page.status, 422)
        self.assertIn("limit of saved filters", page.errors["name"])
        self.assertEqual(page.value("query"), "search=c")
        self.assertFalse(self.saved("One more"))
        self.assertEqual(self.save("Other", self.colleague_a, search="c").status, 303)

    def test_without_a_name_the_way_to_it_is_told_once(self):
        page = self.save(" ", self.partner_a, search="a")
        self.assertEqual((page.status, list(page.errors)), (422, ["name"]))
        [refused] = page.has_class("prm_refused")
        self.assertEqual(refused.xpath(".//a/@href"), ["#prm_name"])
        self.assertNotIn(page.errors["name"], refused.text_content())

    def test_a_name_stands_once_in_a_list_capitals_or_not(self):
        self.make("Steel", search="steel")
        page = self.save("sTEEL", search="iron")
        self.assertEqual(page.status, 422)
        self.assertEqual(
            page.errors["name"],
            "You already have a saved filter of this name. Choose another name.",
        )
        self.assertEqual(self.save("Steel", kind="documents", search="a").status, 303)
        self.assertEqual(self.save("Steel", self.colleague_a, search="a").status, 303)

    def test_capitals_of_all_alphabets_are_told_at_the_name(self):
        for first, second in (("İlk", "ilk"), ("ÉTÉ", "été"), ("ΣΑΣ", "σας")):
            with self.subTest(first):
                answer = self.save(first, self.partner_a, search="steel")
                self.assertEqual(answer.status, 303)
                page = self.save(second, search="iron")
                if page.status == 422:
                    self.assertIn("already have", page.errors["name"])
                    self.assertEqual(page.value("query"), "search=iron")
                else:  # another name to the database
                    self.assertEqual(page.status, 303)

    def test_the_page_of_the_refusal_offers_to_replace_it(self):
        first = self.make("Steel", search="steel")
        page = self.save("Steel", search="iron")
        [box] = page.all("//input[@name='replace']")
        self.assertIsNone(box.get("checked"))
        data = {"list": "registrations", "name": "Steel", "query": "search=iron"}
        page = self.send("/saved", {**data, "replace": "1"})
        self.assertEqual(page.status, 303)
        self.assertEqual((self.saved("Steel"), first.query), (first, "search=iron"))

    def test_renaming_to_a_name_that_is_taken_is_refused(self):
        self.make("Steel", search="steel")
        other = self.make("Iron", search="iron")
        page = self.act(other, "edit", name="steel")
        self.assertEqual((page.status, other.name), (422, "Iron"))
        self.assertEqual(page.value("name"), "steel")
        self.assertEqual(self.act(other, "edit", name="IRON").status, 303)

    def test_nothing_asked_is_nothing_to_save(self):
        page = self.save("Everything", self.partner_a)
        self.assertEqual(page.status, 422)
        self.assertIn("There is nothing to save", page.text)
        page = self.save("Still everything", sortby="nonsense")
        self.assertEqual(page.status, 422)

    def test_names_are_shown_as_they_were_typed_and_run_nothing(self):
        name = "<img src=x onerror=alert(1)> & “ü”"
        saved = self.make(name, shared=True, search="b")
        self.assertEqual(saved.name, name)
        for user in (self.partner_a, self.colleague_a):
            page = self.visit("/registrations", user=user)
            self.assertFalse(page.all("//img[@src='x']"))
            self.assertIn(name, self.pills()[0])

    def test_a_row_of_many_stays_short_and_the_rest_is_one_click_away(self):
        self.fill(self.partner_a, rules.MOST)
        self.assertEqual(len(self.pills("/documents", user=self.partner_a)), 12)
        page = self.visit("/saved", list="documents")
        self.assertEqual(len(page.has_class("prm_saved_name")), rules.MOST)
        self.assertLess(len(page.response.content), 60 * 1024)

    def test_the_number_of_queries_does_not_grow_with_the_filters(self):
        service = self.env["prm.saved.filter.page"].with_user(self.partner_a)
        portal = self.portal.with_user(self.partner_a)

        def cost():
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            service._row(portal, "documents", {"search": "a"})
            return self.env.cr.sql_log_count - before

        def shared(number):
            self.fill(self.colleague_a, number)
            self.env["prm.saved.filter"].search([]).is_shared = True
            self.env.flush_all()
            cost()  # what new records have made unknown

        self.fill(self.partner_a, 1)
        shared(1)
        few = cost()
        shared(24)
        self.assertLessEqual(cost(), few + 1)
