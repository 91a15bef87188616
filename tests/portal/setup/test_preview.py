"""An employee looks at the portal as people of a partner see it."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestPreview(PrmHttpCase):
    """What is seen is the role's; nothing is written, and nobody else looks."""

    def setUp(self):
        super().setUp()
        self.private = self._register(name="Private deal")
        self.shared = self._register(name="Shared deal", visibility="organization")
        self.draft = self._register(name="Draft of somebody", submit=False)
        self.foreign = self._register(self.partner_b, name="Foreign deal")

    def preview(self, role, user=None, partnership=None):
        partnership = partnership or self.partnership_a
        user = user or self.channel_own
        return self.visit(f"/partner/preview/{partnership.id}/{role}", user=user)

    def people(self):
        """Count what a preview makes for the time of a request."""
        models = ("res.users", "res.partner", "prm.member", "prm.limit")
        archived = {"active_test": False}
        return {
            name: self.env[name].with_context(**archived).search_count([])
            for name in models
        }

    # ------------------------------------------------------------ what is seen

    def test_a_supervisor_sees_all_deals_of_the_organization_but_no_draft(self):
        page = self.preview("supervisor")
        self.assertEqual((page.status, page.location), (303, self.HOME))
        page = self.visit("/registrations", view="all")
        self.assertEqual(set(page.rows), {"Private deal", "Shared deal"})

    def test_a_partner_sees_what_is_shared_and_no_private_deal(self):
        self.preview("partner")
        page = self.visit("/registrations", view="all")
        self.assertEqual(page.rows, ["Shared deal"])
        for record in (self.private, self.draft, self.foreign):
            page = self.visit(f"/registrations/{record.id}")
            self.assertEqual(page.status, 404, record.name)

    def test_each_page_opens_and_says_that_it_is_a_preview(self):
        self.preview("supervisor")
        record = f"/registrations/{self.private.id}"
        pages = ("", "/registrations", "/opportunities", "/program", record)
        for address in (*pages, "/registrations/new"):
            page = self.visit(address)
            self.assertEqual(page.status, 200, address)
            [banner] = page.has_class("prm_preview")
            self.assertIn(self.organization_a.name, banner.text_content(), address)

    def test_partners_read_no_banner(self):
        page = self.visit(user=self.partner_a)
        self.assertEqual(page.status, 200)
        self.assertFalse(page.has_class("prm_preview"))

    def test_a_portal_that_is_still_a_draft_can_be_seen(self):
        self.portal.state = "draft"
        self.preview("supervisor")
        self.assertEqual(self.visit("/registrations").status, 200)
        self.assertEqual(self.portal.state, "draft")
        page = self.visit(user=self.supervisor_a)
        self.assertEqual(page.status, 303)

    # ----------------------------------------------------- nothing is written

    def test_a_preview_leaves_nobody_behind(self):
        before = self.people()
        self.preview("supervisor")
        self.visit()
        self.visit("/lookup/companies", q="Cust")
        self.assertEqual(self.people(), before)

    def test_nothing_can_be_sent_from_a_preview(self):
        self.preview("supervisor")
        page = self.send("/registrations", self.form_data(name="From a preview"))
        self.assertEqual(page.status, 403)
        self.assertIn("This is a preview", page.text)
        message = {"comments": "From a preview: hello"}
        page = self.send(f"/registrations/{self.private.id}/comments", message)
        self.assertEqual(page.status, 403)
        page = self.send("/files", files={"file": ("a.txt", b"text")})
        self.assertEqual(page.status, 403)
        self.assertIn("error", page.response.json())
        found = self.env["prm.registration"].search([("name", "=", "From a preview")])
        self.assertFalse(found)
        self.assertNotIn(
            "From a preview: hello",
            "".join(self.private.sudo().message_ids.mapped("body")),
        )

    def test_a_preview_ends_where_it_began(self):
        self.preview("supervisor")
        page = self.visit("/partner/preview/end")
        self.assertTrue(page.location.endswith(f"/{self.partnership_a.id}"))
        page = self.visit()
        self.assertEqual((page.status, page.location), (303, "/my"))

    # ------------------------------------------------------------- who may look

    def test_who_may_not_read_the_partnership_looks_at_nothing(self):
        employee = new_test_user(self.env, "employee_preview", "base.group_user")
        for user in (employee, self.salesperson, self.channel_other):
            self.assertEqual(self.preview("supervisor", user).status, 404, user.login)
            self.assertEqual(self.visit().status, 303, user.login)

    def test_partners_get_no_other_eyes(self):
        for partnership in (self.partnership_a, self.partnership_b):
            page = self.preview("supervisor", self.partner_a, partnership)
            self.assertEqual(page.status, 404)
        page = self.visit("/registrations", view="all")
        self.assertNotIn("prm_preview", page.text)

    def test_a_missing_partnership_and_a_foreign_one_look_the_same(self):
        missing = self.visit("/partner/preview/999999/partner", user=self.channel_other)
        foreign = self.preview("partner", self.channel_other)
        self.assertEqual(missing.status, foreign.status)
        for text in ("x", "-1", "1e3", "99999999999"):
            page = self.visit(f"/partner/preview/{text}/partner")
            self.assertEqual(page.status, 404, text)

    def test_a_preview_ends_with_the_right_to_read(self):
        self.preview("supervisor")
        self.assertEqual(self.visit().status, 200)
        partnership = self.partnership_a.sudo()
        partnership.write({"user_id": self.channel_other.id})
        partnership.user_ids = self.channel_other
        self.assertEqual(self.visit().status, 303)

    def test_nobody_sees_deals_by_a_preview_that_are_closed_to_them(self):
        """Of a former partnership of the organization, which somebody else owns."""
        former = self.partnership_a.sudo()
        former.action_terminate()
        former.write(
            {
                "user_id": self.channel_other.id,
                "user_ids": [(6, 0, self.channel_other.ids)],
            }
        )
        today = self._create_partnership(self.organization_a)
        self.assertEqual(self.preview("supervisor", partnership=today).status, 303)
        self.assertEqual(self.visit("/registrations", view="all").status, 200)
        deals = (self.private | self.shared).sudo()
        deals.write({"reviewer_id": self.channel_other.id})
        self.assertFalse(deals.with_user(self.channel_own).has_access("read"))
        self.assertEqual(self.visit("/registrations", view="all").status, 303)
        self.assertEqual(self.preview("supervisor", partnership=today).status, 404)
        with self.assertRaisesRegex(UserError, "deals that you have no access to"):
            today.with_user(self.channel_own).action_open_portal()
        page = self.preview("supervisor", self.channel_all, today)
        self.assertEqual(page.status, 303)

    def test_a_preview_ends_with_the_partnership(self):
        self.preview("supervisor")
        self.partnership_a.action_suspend()
        self.assertEqual(self.visit().status, 303)

    def test_a_preview_shows_its_own_portal_alone(self):
        self._create_second_company()
        self.preview("supervisor")
        self.assertEqual(self.visit("/partner/second").status, 303)

    def test_a_preview_offers_no_portal_that_it_does_not_show(self):
        """Whoever works on a portal may look at the others; a preview has but one."""
        self.company.prm_limit_portals = False
        other = self.env["prm.portal"].create(
            {"name": "Another one", "path": "another", "state": "active"}
        )
        page = self.visit(user=self.partner_a)
        self.assertTrue(page.all(f"//a[@href='/partner/{other.path}']"))
        self.preview("partner")
        page = self.visit()
        self.assertTrue(page.has_class("prm_preview"))
        self.assertFalse(page.all(f"//a[@href='/partner/{other.path}']"))

    def test_an_unknown_role_sees_as_little_as_a_partner(self):
        self.preview("administrator")
        page = self.visit("/registrations", view="all")
        self.assertEqual(page.rows, ["Shared deal"])

    # --------------------------------------------------------------- the dialog

    def dialog(self, user, **values):
        dialogs = self.env["prm.portal.show"].with_user(user)
        return dialogs.create({"portal_id": self.portal.id, **values})

    def test_the_dialog_proposes_a_partner_that_the_employee_may_read(self):
        dialog = self.dialog(self.channel_own)
        self.assertIn(dialog.partnership_id.user_id, self.channel_own)
        action = dialog.action_confirm()
        address = f"/partner/preview/{dialog.partnership_id.id}/supervisor"
        self.assertEqual((action["url"], action["target"]), (address, "new"))
        self.assertFalse(self.dialog(self.channel_other).partnership_id)

    def test_the_dialog_names_no_partner_of_somebody_else(self):
        with self.assertRaises(AccessError):
            self.dialog(self.channel_other, partnership_id=self.partnership_a.id)

    def test_there_is_nothing_to_show_without_an_active_partnership(self):
        self.partnership_a.action_suspend()
        with self.assertRaises(UserError):
            self.partnership_a.with_user(self.channel_own).action_open_portal()
