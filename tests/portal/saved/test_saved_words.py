"""The page of all saved filters says in words what each of them asks."""

from odoo.tests import tagged

from .saved_common import SavedCase


@tagged("post_install", "-at_install")
class TestSavedWords(SavedCase):
    def words(self, name, user, kind="registrations"):
        """Return what the page says of a filter, ``""`` when it says nothing."""
        page = self.visit("/saved", user=user, list=kind)
        self.assertEqual(page.status, 200)
        [entry] = [
            each
            for each in page.all("//li[contains(@class, 'list-group-item')]")
            if each.xpath(".//*[contains(@class, 'prm_saved_name')]")[0].text == name
        ]
        said = entry.xpath(".//*[contains(@class, 'prm_saved_words')]")
        return " ".join(said[0].text_content().split()) if said else ""

    def test_words_are_those_of_the_chips_and_of_the_order(self):
        asked = {
            "state": "draft,submitted",
            "search": "steel",
            "contact": "zoe",
            "date_of": "decided",
            "span": "next_30",
            "sortby": "name",
            "groupby": "state",
            "layout": "board",
        }
        saved = self.make("All of it", **asked)
        words = self.words("All of it", self.partner_a)
        for text in (
            "“steel”",
            "State: Draft, Submitted",
            "Contact contains: “zoe”",
            "Decided on: Next 30 days",
            "Sort by: Name",
            "Group by: State",
            "Board",
        ):
            self.assertIn(text, words)
        page = self.visit(f"/saved/{saved.id}/edit")
        self.assertEqual(
            page.texts("//p[contains(@class, 'prm_saved_words')]"), [words]
        )

    def test_each_list_has_its_words(self):
        self.make("Documents", kind="documents", filterby="link")
        words = self.words("Documents", self.partner_a, kind="documents")
        self.assertEqual(words, "Links")
        self.make("Offers", kind="offers", filterby="declined", date_end="2031-05-05")
        words = self.words("Offers", self.partner_a, kind="offers")
        self.assertEqual(words, "Declined · Until 05/05/2031")

    def test_a_company_is_named_to_who_sees_a_deal_with_it(self):
        self._register(self.partner_a, customer_name="Hidden Ltd")
        self.make("Theirs", shared=True, customer="Hidden Ltd", sortby="name")
        told = "Customer: Hidden Ltd · Sort by: Name"
        self.assertEqual(self.words("Theirs", self.partner_a), told)
        self.assertEqual(self.words("Theirs", self.supervisor_a), told)
        self.assertEqual(self.words("Theirs", self.colleague_a), "Sort by: Name")

    def test_what_a_colleague_typed_is_told_to_supervisors_alone(self):
        asked = {"search": "Hidden", "contact": "Zoe", "state": "draft"}
        saved = self.make("Typed", shared=True, **asked)
        told = "“Hidden” · State: Draft · Contact contains: “Zoe”"
        self.assertEqual(self.words("Typed", self.partner_a), told)
        self.assertEqual(self.words("Typed", self.supervisor_a), told)
        self.assertEqual(self.words("Typed", self.colleague_a), "State: Draft")
        page = self.visit(f"/saved/{saved.id}/edit")
        self.assertNotIn("Hidden", page.text)
