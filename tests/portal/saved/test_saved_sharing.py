"""Sharing inside the organization: colleagues, supervisors, and who has left."""

from odoo.tests import tagged

from .saved_common import SavedCase


@tagged("post_install", "-at_install")
class TestSavedSharing(SavedCase):
    def test_colleagues_see_what_is_shared_under_the_name_of_its_owner(self):
        self.make("Secret", search="a")
        shared = self.make("Ours", shared=True, search="b")
        owner = self.partner_a.name
        self.assertEqual(self.pills(user=self.colleague_a), [f"Ours · {owner}"])
        page = self.visit(f"/saved/{shared.id}")
        self.assertEqual(page.location, f"{self.HOME}/registrations?search=b")
        self.assertEqual(self.pills(user=self.partner_b), [])
        self.assertEqual(self.visit(f"/saved/{shared.id}").status, 404)

    def test_what_is_not_shared_is_missing_to_everybody_else(self):
        saved = self.make("Secret", search="a")
        for user in (self.colleague_a, self.supervisor_a, self.partner_b):
            self.login(user)
            for word in ("", "/edit"):
                page = self.visit(f"/saved/{saved.id}{word}")
                self.assertEqual(page.status, 404, user.login)
            for word in ("edit", "delete", "unshare", "take_over"):
                page = self.act(saved, word, name="Hacked", is_shared="1")
                self.assertEqual(page.status, 404, (user.login, word))
        self.assertEqual((saved.name, saved.is_shared), ("Secret", False))

    def test_a_colleague_opens_what_is_shared_and_changes_nothing_of_it(self):
        saved = self.make("Ours", shared=True, search="b")
        self.login(self.colleague_a)
        page = self.visit(f"/saved/{saved.id}/edit")
        self.assertEqual(page.status, 200)
        self.assertFalse(page.has_class("prm_change_filter"))
        self.assertFalse(page.has_class("prm_open_prm_delete_filter"))
        for word in ("edit", "delete", "unshare", "take_over"):
            page = self.act(saved, word, name="Hacked")
            self.assertEqual(page.status, 404, word)
        self.assertEqual((saved.name, saved.is_shared), ("Ours", True))

    def test_a_supervisor_stops_sharing_and_deletes_but_renames_nothing(self):
        saved = self.make("Ours", shared=True, search="b")
        self.login(self.supervisor_a)
        self.assertEqual(self.act(saved, "edit", name="Hers").status, 404)
        self.assertEqual(self.act(saved, "take_over").status, 404)
        self.assertEqual(self.act(saved, "unshare").status, 303)
        self.assertEqual((saved.name, saved.is_shared), ("Ours", False))
        self.assertEqual(self.act(saved, "delete").status, 404)
        self.assertEqual(self.pills(user=self.partner_a), ["Ours"])
        saved.is_shared = True
        self.assertEqual(self.act(saved, "delete", self.supervisor_a).status, 303)
        self.assertFalse(saved.exists())

    def test_a_shared_filter_shows_each_reader_what_that_one_may_see(self):
        self._register(self.partner_a, name="Anna's")
        self._register(self.colleague_a, name="Aaron's", customer_name="Hidden Ltd")
        saved = self.make(
            "All of us", self.supervisor_a, shared=True, view="all", sortby="name"
        )
        self.assertIn("view=all", saved.query)
        page = self.visit(f"/saved/{saved.id}")
        self.assertEqual(self.visit(page.location).rows, ["Aaron's", "Anna's"])
        page = self.visit(f"/saved/{saved.id}", user=self.partner_a)
        self.assertEqual(
            page.location, f"{self.HOME}/registrations?sortby=name&done=filter_partly"
        )
        self.assertEqual(self.visit(page.location).rows, ["Anna's"])

    def test_names_of_customers_of_others_do_not_come_along(self):
        self._register(self.colleague_a, customer_name="Hidden Ltd")
        saved = self.make(
            "One customer",
            self.supervisor_a,
            shared=True,
            view="all",
            customer="Hidden Ltd",
        )
        self.assertIn("customer=Hidden", saved.query)
        page = self.visit(f"/saved/{saved.id}", user=self.partner_a)
        self.assertNotIn("Hidden", page.location)
        for address in (
            page.location,
            f"/saved/{saved.id}/edit",
            "/saved?list=registrations",
        ):
            self.assertNotIn("Hidden", self.visit(address).text)

    # ------------------------------------------------------------------ who has left

    def test_what_a_leaver_shared_waits_for_a_supervisor(self):
        saved = self.make("Ours", shared=True, search="b")
        own = self.make("Secret", search="a")
        self.end(self.partner_a)
        self.assertEqual(self.pills(user=self.colleague_a), [])
        self.assertEqual(self.visit(f"/saved/{saved.id}").status, 404)
        self.login(self.supervisor_a)
        self.assertEqual(self.pills(), [])
        page = self.visit("/saved?list=registrations")
        self.assertEqual(
            page.texts("//*[contains(@class, 'prm_saved_name')]"), ["Ours"]
        )
        self.assertEqual(self.visit(f"/saved/{own.id}/edit").status, 404)
        self.assertEqual(self.act(saved, "unshare").status, 404)
        self.assertEqual(self.act(saved, "take_over").status, 303)
        self.assertEqual(saved.partner_id, self.supervisor_a.partner_id)
        owner = self.supervisor_a.name
        self.assertEqual(self.pills(user=self.colleague_a), [f"Ours · {owner}"])

    def test_nobody_but_a_supervisor_takes_over(self):
        saved = self.make("Ours", shared=True, search="b")
        self.end(self.partner_a)
        for user in (self.colleague_a, self.partner_b, self.supervisor_b):
            page = self.act(saved, "take_over", user=user)
            self.assertEqual(page.status, 404, user.login)
        self.assertEqual(saved.partner_id, self.partner_a.partner_id)

    def test_who_comes_back_finds_everything_as_it_was(self):
        self.make("Ours", shared=True, search="b")
        self.make("Secret", search="a")
        member = self.end(self.partner_a)
        member.action_enable()
        self.assertEqual(len(self.pills(user=self.partner_a)), 2)
        self.assertEqual(len(self.pills(user=self.colleague_a)), 1)

    def test_taking_over_keeps_names_apart(self):
        saved = self.make("Ours", shared=True, search="b")
        self.make("ours", self.supervisor_a, search="c")
        self.end(self.partner_a)
        page = self.act(saved, "take_over", user=self.supervisor_a)
        self.assertEqual(page.status, 422)
        self.assertIn("You already have a saved filter of this name.", page.text)
        self.assertEqual(saved.partner_id, self.partner_a.partner_id)

    def test_filters_of_a_removed_member_go_along(self):
        saved = self.make("Ours", shared=True, search="b")
        self.end(self.partner_a).unlink()
        self.assertFalse(saved.exists())

    # -------------------------------------------------------------- the other portal

    def test_a_filter_belongs_to_the_portal_on_which_it_was_saved(self):
        self._create_second_company()
        saved = self.make("Ours", shared=True, search="b")
        page = self.visit("/partner/second/registrations")
        self.assertFalse(page.has_class("prm_saved_filter"))
        self.assertEqual(self.visit(f"/partner/second/saved/{saved.id}").status, 404)
        self.assertEqual(self.visit(f"/saved/{saved.id}").status, 303)
        page = self.send(f"/partner/second/saved/{saved.id}/delete")
        self.assertEqual(page.status, 404)

    def test_a_section_that_is_off_closes_its_filters(self):
        saved = self.make("Deals", kind="opportunities", search="b")
        row = self.portal.section_ids.filtered(lambda each: each.key == "opportunities")
        row.visible = False
        self.assertEqual(self.visit(f"/saved/{saved.id}").status, 404)
        self.assertEqual(self.save("X", kind="opportunities", search="a").status, 404)
        self.assertFalse(self.finds("prm.saved.filter", []))
        row.visible = True
        self.assertEqual(self.visit(f"/saved/{saved.id}").status, 303)
