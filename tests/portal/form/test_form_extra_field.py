"""A text field needs its column and one entry: it shows wherever the form is read."""

from unittest.mock import patch

from lxml import etree

from odoo.exceptions import UserError
from odoo.tests import tagged

from ....models.portal.form.field import FormField
from ....models.portal.form.fields import PrmRegistrationFields
from ....models.registration.registration import PrmRegistration
from ...http_common import PrmHttpCase

NAME = "x_site"
ENTRY = FormField(
    name=NAME,
    card="details",
    label="Site",
    help="Where the press will stand.",
    order=35,
    length=40,
    required=True,
    searched="name",
    listed=True,
    row_label="Place of the press",
    flag_label="Which site",
)


@tagged("post_install", "-at_install")
class TestFormExtraField(PrmHttpCase):
    """A field as another addon would add it: model, positive list, registry."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        entries = PrmRegistrationFields._entries
        readable = PrmRegistration._portal_readable_fields
        for owner, name, method in (
            (PrmRegistrationFields, "_entries", lambda self: (*entries(self), ENTRY)),
            (
                PrmRegistration,
                "_portal_readable_fields",
                lambda self: readable(self) | {NAME},
            ),
        ):
            added = patch.object(owner, name, method)
            added.start()
            cls.addClassCleanup(added.stop)
        cls.env["ir.model.fields"].create(
            {
                "model_id": cls.env["ir.model"]._get_id("prm.registration"),
                "name": NAME,
                "field_description": "Site",
                "ttype": "char",
            }
        )

    def register(self, site="Quay 1"):
        page = self.register_by_form(**{NAME: site, "name": "Press"})
        self.assertEqual(page.status, 303)
        return self.created(name="Press")

    def returned(self, *flags):
        deal = self.register().with_user(self.channel_own)
        deal.write({"decision_note": "Where?", "flagged_fields": ",".join(flags)})
        deal.action_return()
        return deal

    # ------------------------------------------------------------------------ form

    def test_it_is_a_field_of_the_form_in_its_place(self):
        page = self.visit("/registrations/new", user=self.partner_a)
        [field] = page.all(f"//input[@name='{NAME}']")
        self.assertEqual(field.get("id"), f"prm_{NAME}")
        self.assertEqual(field.get("data-prm-must"), "1")
        self.assertEqual(page.texts(f"//label[@for='prm_{NAME}']"), ["Site *"])
        help_ = page.texts(f"//*[@id='prm_{NAME}_help']")
        self.assertEqual(help_, ["Where the press will stand."])
        names = [each.get("name") for each in page.all("//form//*[@name]")]
        self.assertEqual(names.index(NAME), names.index("budget") + 1)

    def test_it_is_stored_and_its_rule_holds(self):
        self.assertEqual(self.register()[NAME], "Quay 1")
        for typed, message in (("", "fill in"), ("x" * 41, "long")):
            page = self.register_by_form(**{NAME: typed})
            self.assertEqual(page.status, 422)
            self.assertEqual([*page.errors], [NAME])
            self.assertIn(message, page.errors[NAME])
            self.assertTrue(page.summary[0].startswith("Site:"), page.summary)
            self.assertEqual(page.value(NAME), typed)

    def test_a_draft_may_wait_with_it(self):
        data = {"name": "Idea", "action": "draft"}
        page = self.send("/registrations", data, user=self.partner_a)
        self.assertEqual(page.status, 303)

    # ------------------------------------------------------------- page and search

    def test_it_is_a_row_of_the_page(self):
        deal = self.register()
        page = self.visit(f"/registrations/{deal.id}", user=self.partner_a)
        label = "//dt[normalize-space()='Place of the press']"
        [value] = page.texts(f"{label}/following::dd[1]")
        self.assertEqual(value, "Quay 1")

    def test_the_search_of_the_list_finds_it(self):
        self.register()
        self.login(self.partner_a)
        for key, rows in (("all", ["Press"]), ("name", ["Press"]), ("customer", [])):
            page = self.visit("/registrations", search="quay", search_in=key)
            self.assertEqual(page.rows, rows, key)

    # ------------------------------------------------------------------ correction

    def test_the_reviewer_may_ask_to_correct_it(self):
        deal = self.register().with_user(self.channel_own)
        wizard = self.env["prm.registration.decision"].with_user(self.channel_own)
        dialog = wizard.create(
            {"registration_id": deal.id, "decision": "return", "decision_note": "Why?"}
        )
        tick = dialog.flags_details[NAME]
        self.assertEqual(tick, {"label": "Which site", "checked": False})
        dialog.flags_details = {
            **dialog.flags_details,
            NAME: {**tick, "checked": True},
        }
        dialog.action_confirm()
        self.assertEqual(deal.flagged_fields, NAME)

    def test_it_alone_opens_when_it_is_flagged_and_the_change_is_told(self):
        deal = self.returned(NAME)
        page = self.visit(f"/registrations/{deal.id}/edit", user=self.partner_a)
        [link] = page.all("//*[contains(@class, 'prm_flagged')]//a")
        self.assertEqual(link.get("href"), f"#prm_{NAME}")
        self.assertTrue(page.all(f"//input[@name='{NAME}']"))
        self.assertFalse(page.all("//textarea[@name='budget']"))
        data = {NAME: "Quay 2", "name": "Hacked"}
        page = self.send(f"/registrations/{deal.id}/resubmit", data)
        self.assertEqual(page.status, 303)
        self.assertEqual((deal[NAME], deal.name), ("Quay 2", "Press"))
        told = deal.transition_ids[-1].change_text
        self.assertEqual(told, "Site: Quay 1 → Quay 2")

    def test_it_is_closed_when_another_field_is_flagged(self):
        deal = self.returned("budget")
        page = self.visit(f"/registrations/{deal.id}/edit", user=self.partner_a)
        self.assertFalse(page.all(f"//input[@name='{NAME}']"))
        closed = page.texts("//*[contains(@class, 'prm_closed')]")
        self.assertIn("Site Quay 1", closed)

    # ---------------------------------------------------------------- vendor's entry

    def test_the_form_of_the_backend_shows_it(self):
        view = self.env.ref("prm.prm_registration_view_form")
        desk = self.env["prm.registration"].with_user(self.channel_own)
        arch = etree.fromstring(desk.get_view(view.id, "form")["arch"])
        [field] = arch.xpath(f"//group[@name='deal_typed']/field[@name='{NAME}']")
        self.assertEqual(field.get("readonly"), "state != 'draft'")
        self.assertFalse(arch.xpath("//field[@name='comments']"))

    def test_what_an_employee_enters_is_checked_as_well(self):
        deal = self.env["prm.registration"].with_user(self.channel_own)
        deal = deal.create(
            {
                "name": "By telephone",
                "partnership_id": self.partnership_a.id,
                "contact_id": self.partner_a.partner_id.id,
                "customer_name": "Typed Ltd",
            }
        )
        with self.assertRaisesRegex(UserError, "Site: Please fill in"):
            deal.action_submit()
        deal[NAME] = " Quay\u200b 3 "
        deal.action_submit()
        self.assertEqual((deal.state, deal[NAME]), ("submitted", "Quay 3"))
