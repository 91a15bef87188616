"""Saving what a list shows, and opening it again, on each list with a toolbar."""

from odoo.tests import tagged

from .saved_common import SavedCase

LISTS = ("registrations", "opportunities", "contacts", "inbox", "documents", "offers")


@tagged("post_install", "-at_install")
class TestSavedLists(SavedCase):
    def test_what_is_saved_is_opened_with_one_click(self):
        self._register(name="Draft of Anna", submit=False)
        self._register(name="Sent by Anna")
        page = self.save("My drafts", self.partner_a, filterby="draft", sortby="name")
        saved = self.saved("My drafts")
        self.assertEqual(
            page.location, f"{self.HOME}/saved/{saved.id}?done=filter_saved"
        )
        page = self.visit(page.location)
        self.assertEqual(
            page.location,
            f"{self.HOME}/registrations?sortby=name&filterby=draft&done=filter_saved",
        )
        page = self.visit(page.location)
        self.assertEqual(page.rows, ["Draft of Anna"])
        self.assertIn("The filter was saved.", page.text)
        [pill] = page.has_class("prm_saved_filter")
        self.assertEqual(pill.get("href"), f"{self.HOME}/saved/{saved.id}")
        self.assertEqual(pill.get("aria-current"), "true")

    def test_each_list_with_a_toolbar_keeps_its_own(self):
        self.login(self.partner_a)
        for kind in LISTS:
            page = self.save("Found", kind=kind, search="steel")
            self.assertEqual(page.status, 303, kind)
        for kind in LISTS:
            self.assertEqual(self.pills(f"/{kind}"), ["Found"], kind)
            self.assertEqual(self.current(f"/{kind}", search="steel"), ["Found"], kind)
            self.assertEqual(self.current(f"/{kind}"), [], kind)
        self.assertEqual(len(self.saved("Found")), len(LISTS))

    def test_saving_is_offered_while_something_is_asked_that_is_not_saved_yet(self):
        self.login(self.partner_a)
        offered = lambda **params: bool(  # noqa: E731
            self.visit("/registrations", **params).has_class("prm_save_filter")
        )
        self.assertFalse(offered())
        self.assertFalse(offered(sortby="nonsense", filterby="nonsense"))
        self.assertTrue(offered(search="steel"))
        self.make("Steel", search="steel")
        self.assertFalse(offered(search="steel"))
        self.assertTrue(offered(search="steel", sortby="name"))

    def test_the_dialog_sends_what_the_list_shows(self):
        page = self.visit(
            "/registrations", self.partner_a, search="steel", page="4", filterby="draft"
        )
        [field] = page.all("//div[@id='prm_save_filter']//input[@name='query']")
        self.assertEqual(field.get("value"), "filterby=draft&search=steel")
        [button] = page.has_class("prm_save_filter_now")
        self.assertIn("btn-primary", button.get("class").split())

    def test_only_what_the_list_offers_is_saved(self):
        saved = self.make(
            "Mixed", search="steel", filterby="hacked", view="all", page="9", evil="1"
        )
        self.assertEqual(saved.query, "search=steel")

    def test_nothing_typed_is_lost_when_it_is_refused(self):
        page = self.save("  ", self.partner_a, shared=True, search="steel")
        self.assertEqual(page.status, 422)
        self.assertEqual(page.errors, {"name": "Please fill in this field."})
        self.assertEqual(page.value("query"), "search=steel")
        self.assertTrue(page.value("is_shared"))
        page = self.save("x" * 61, search="steel")
        self.assertEqual(page.errors, {"name": "Use at most 60 characters."})
        self.assertEqual(page.value("name"), "x" * 61)
        self.assertFalse(self.saved())

    def test_a_filter_is_renamed_and_deleted(self):
        saved = self.make("Old", search="steel")
        page = self.act(saved, "edit", name="New")
        self.assertEqual(
            page.location, f"{self.HOME}/saved?list=registrations&done=filter_saved"
        )
        self.assertEqual(self.pills(), ["New"])
        page = self.act(saved, "edit", name="")
        self.assertEqual((page.status, saved.name), (422, "New"))
        page = self.act(saved, "delete")
        self.assertIn("done=filter_deleted", page.location)
        self.assertFalse(saved.exists())
        self.assertEqual(self.pills(), [])

    # --------------------------------------------------- what is not offered anymore

    def test_what_is_gone_falls_back_and_the_page_says_so_once(self):
        self._register(name="Shown", offering_id=self.offering.id)
        saved = self.make(
            "Licenses", offering=str(self.offering.id), sortby="name", search="Sho"
        )
        self.assertIn("offering=", saved.query)
        self.assertNotIn("done=", self.visit(f"/saved/{saved.id}").location)
        self.offering.active = False
        page = self.visit(f"/saved/{saved.id}")
        self.assertEqual(
            page.location,
            f"{self.HOME}/registrations?sortby=name&search=Sho&done=filter_partly",
        )
        page = self.visit(page.location)
        self.assertEqual(page.rows, ["Shown"])
        self.assertIn("Part of this filter is not available here.", page.text)
        for link in page.all("//main//a/@href"):
            self.assertNotIn("filter_partly", link)

    def test_what_was_stored_by_whoever_never_breaks_a_page(self):
        saved = self.make("Odd", search="steel")
        for query in (
            "view=all&date_begin=9999-99-99&page=-1&sortby=%00&self=1&portal=2",
            "&".join(["a=b"] * 200),
            "%%%=%ff&=&&&;",
            "done=filter_saved&search=" + "x" * 1900,
        ):
            saved.query = query
            page = self.visit(f"/saved/{saved.id}", user=self.partner_a)
            self.assertEqual(page.status, 303, query)
            self.assertEqual(self.visit(page.location).status, 200, query)

    def test_unknown_lists_are_not_found(self):
        self.login(self.partner_a)
        for kind in ("", "nonsense", "program", "prm.lead"):
            self.assertEqual(self.save("X", kind=kind, search="a").status, 404)
            self.assertEqual(self.visit("/saved", list=kind).status, 404)

    def test_without_a_list_the_address_leads_home(self):
        self.login(self.partner_a)
        page = self.visit("/saved")
        self.assertEqual((page.status, page.location), (303, self.HOME))
        self.assertEqual(self.visit("/saved/99999999999").status, 404)

    def test_after_a_login_in_between_the_page_of_the_filter_is_shown(self):
        saved = self.make("Mine", search="steel")
        for word in ("delete", "unshare", "take_over"):
            page = self.visit(f"/saved/{saved.id}/{word}")
            self.assertEqual(page.location, f"{self.HOME}/saved/{saved.id}/edit")
        self.assertTrue(saved.exists())
