"""The profile of a person: what is shown, open and mandatory, by page and by RPC."""

import base64

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .account_common import PIXEL
from .profile_common import FIRM, PERSON, ProfileCase


@tagged("post_install", "-at_install")
class TestProfileContact(ProfileCase):
    def test_a_portal_as_it_was_opens_phone_and_picture_and_shows_the_rest(self):
        self.env["prm.portal.field"].search([]).unlink()  # rows were never made
        page = self.visit(PERSON, self.partner_a)
        self.assertEqual(self.open_fields(page), {"phone", "tz"})
        closed = self.closed_texts(page)
        self.assertEqual(closed["name"], self.person.name)
        self.assertEqual(closed["email"], self.person.email)
        self.assertIn("function", closed)
        self.assertTrue(page.has_class("prm_picture_form"))

    def test_the_rows_of_a_new_portal_say_the_same(self):
        page = self.visit(PERSON, self.partner_a)
        self.assertEqual(self.open_fields(page), {"phone", "tz"})
        page = self.visit(FIRM, self.supervisor_a)
        self.assertFalse(self.open_fields(page))

    def test_every_page_leads_to_the_profile(self):
        for address in ("", "/registrations", "/program"):
            page = self.visit(address, self.partner_a)
            [link] = page.has_class("prm_profile_link")
            self.assertEqual(link.get("href"), "/partner/test/profile")

    def test_a_person_changes_what_is_open(self):
        self.open("contact", "name", "function")
        self.env["res.lang"]._activate_lang("nl_NL")
        answer = self.save(
            PERSON,
            self.partner_a,
            name=" Anna Alder ",
            function="Head of sales",
            phone="+49 30 7654321",
            lang="nl_NL",
        )
        self.assertEqual(answer.location, "/partner/test/profile?done=saved")
        self.assertEqual(self.person.name, "Anna Alder")
        self.assertEqual(self.person.function, "Head of sales")
        self.assertEqual(self.person.phone, "+49 30 7654321")
        self.assertEqual(self.person.lang, "nl_NL")

    def test_what_is_closed_or_unknown_changes_nothing(self):
        before = self.person.read(["name", "email", "function", "parent_id", "active"])
        answer = self.save(
            PERSON,
            self.partner_a,
            name="Somebody",
            email="other@elsewhere.example",
            function="Chief",
            parent_id=str(self.organization_b.id),
            active="",
            phone="+49 30 7654321",
        )
        self.assertEqual(answer.status, 303)
        after = self.person.read(["name", "email", "function", "parent_id", "active"])
        self.assertEqual(after, before)
        self.assertEqual(self.person.phone, "+49 30 7654321")

    def test_what_is_hidden_is_not_in_the_page_and_not_changed(self):
        self.person.function = "Zebra keeper"
        self.assertIn("Zebra keeper", self.visit(PERSON, self.partner_a).text)
        self.hide("contact", "function", "phone")
        page = self.visit(PERSON, self.partner_a)
        self.assertNotIn("Zebra keeper", page.text)
        self.assertNotIn("phone", self.open_fields(page))
        answer = self.save(PERSON, self.partner_a, phone="+49 30 7654321")
        self.assertEqual(self.person.phone, False)
        self.assertEqual(answer.status, 303)

    def test_a_portal_that_shows_nothing_has_no_profile(self):
        rows = self.portal.contact_field_ids | self.portal.organization_field_ids
        rows.write({"visible": False, "editable": False})
        self.assertEqual(self.visit(PERSON, self.partner_a).status, 404)
        self.assertEqual(self.visit(FIRM).status, 404)
        self.assertFalse(self.visit().has_class("prm_profile_link"))
        self.assertEqual(self.save(PERSON, self.partner_a, phone="+1 2").status, 404)

    def test_another_word_in_the_address_is_not_found(self):
        self.assertEqual(self.visit("/profile/other", self.partner_a).status, 404)
        self.assertEqual(self.visit("/profile/other/picture").status, 404)

    def test_errors_stand_at_the_field_and_nothing_typed_is_lost(self):
        self.open("contact", "name", "function", "phone", required=True)
        answer = self.save(
            PERSON, self.partner_a, name="", function="x" * 300, phone="call me"
        )
        self.assertEqual(answer.status, 422)
        self.assertEqual(set(answer.errors), {"name", "function", "phone"})
        self.assertEqual(answer.value("phone"), "call me")
        self.assertEqual(answer.value("function"), "x" * 300)
        self.assertEqual(len(answer.summary), 3)
        self.assertFalse(self.person.phone)

    def test_the_picture_is_described_by_what_is_on_the_page(self):
        for page in (
            self.visit(PERSON, user=self.partner_a),
            self.send_picture("/profile/person", self.partner_a, name="me.txt"),
        ):
            [field] = page.all("//input[@type='file']")
            for name in field.get("aria-describedby").split():
                self.assertEqual(len(page.all(f"//*[@id='{name}']")), 1, name)

    def test_mandatory_is_what_the_portal_says(self):
        self.person.phone = "+49 30 7654321"
        self.assertEqual(self.save(PERSON, self.partner_a, phone="").status, 303)
        self.assertFalse(self.person.phone)
        self.person.phone = "+49 30 7654321"
        self.set_field("contact", "phone", required=True)
        answer = self.save(PERSON, self.partner_a, phone=" ")
        self.assertEqual(answer.errors, {"phone": "Please fill in this field."})
        self.assertEqual(self.person.phone, "+49 30 7654321")

    def test_the_portal_s_own_help_stands_below_the_field(self):
        self.set_field("contact", "phone", help_text="With the code of the country")
        page = self.visit(PERSON, self.partner_a)
        [help_text] = page.texts("//*[@id='prm_phone_help']")
        self.assertEqual(help_text, "With the code of the country")

    def test_a_language_that_is_not_offered_is_refused(self):
        self.env["res.lang"]._activate_lang("nl_NL")
        answer = self.save(PERSON, self.partner_a, lang="xx_XX")
        self.assertEqual(set(answer.errors), {"lang"})

    def test_sending_twice_changes_it_once(self):
        for done in ("?done=saved", ""):
            answer = self.save(PERSON, self.partner_a, phone="+49 30 7654321")
            self.assertEqual(answer.location, f"/partner/test/profile{done}")

    def test_without_the_token_of_the_session_nothing_is_saved(self):
        data = {"phone": "+49 30 7654321"}
        self.send(PERSON, data, user=self.partner_a, csrf=False)
        self.env.invalidate_all()
        self.assertFalse(self.person.phone)

    # ----------------------------------------------------------------- pictures

    def test_a_picture_is_sent_replaced_and_taken_away(self):
        answer = self.send_picture("/profile/person", self.partner_a)
        self.assertEqual(answer.location, "/partner/test/profile?done=saved")
        self.assertEqual(base64.b64decode(self.person.image_1920), PIXEL)
        page = self.visit(PERSON)
        [image] = page.all("//form[contains(@class, 'prm_picture_form')]//img")
        shown = self.url_open(image.get("src"))
        self.assertEqual(shown.headers["Content-Type"], "image/png")
        self.send("/profile/person/picture", {"remove": "1"})
        self.env.invalidate_all()
        self.assertFalse(self.person.image_1920)

    def test_what_is_no_picture_is_refused_at_its_field(self):
        svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
        for name, data in (("me.svg", svg), ("me.png", b"none"), ("a.pdf", b"%PDF-1")):
            with self.subTest(name=name):
                answer = self.send_picture(
                    "/profile/person", self.partner_a, name, data
                )
                self.assertEqual(answer.status, 422)
                self.assertEqual(set(answer.errors), {"image_1920"})
        answer = self.send("/profile/person/picture", user=self.partner_a)
        self.assertEqual(answer.errors, {"image_1920": "Choose a picture first."})

    def test_a_closed_picture_is_not_changed(self):
        self.close("contact", "image_1920")
        page = self.visit(PERSON, self.partner_a)
        self.assertFalse(page.all("//input[@type='file']"))
        # The phone is open, the picture is not: it is dropped.
        self.send_picture("/profile/person", self.partner_a)
        self.assertFalse(self.person.image_1920)

    # ------------------------------------------------------------ the data layer

    def test_by_rpc_a_person_writes_what_is_open_and_nothing_else(self):
        self.login(self.partner_a)
        user = self.partner_a
        for name, value in (
            ("name", "Anna Alder"),
            ("phone", "+49 30 7654321"),
            ("lang", "en_US"),
            ("image_1920", base64.b64encode(PIXEL).decode()),
        ):
            self.person.lang = False
            with self.subTest(field=name):
                self.open("contact", name)
                self.rpc("res.users", "write", user.ids, {name: value})
                self.close("contact", name)
                with self.refused("AccessError"):
                    self.rpc("res.users", "write", user.ids, {name: False})
        self.assertEqual(self.person.name, "Anna Alder")
        self.assertEqual(self.person.phone, "+49 30 7654321")

    def test_by_rpc_what_is_mandatory_is_not_emptied(self):
        self.person.phone = "+49 30 7654321"
        self.set_field("contact", "phone", required=True)
        self.login(self.partner_a)
        with self.refused("UserError"):
            self.rpc("res.users", "write", self.partner_a.ids, {"phone": False})
        self.assertEqual(self.person.phone, "+49 30 7654321")

    def test_nobody_opens_the_address_of_the_log_in_by_rpc_either(self):
        self.login(self.partner_a)
        with self.refused("AccessError"):
            values = {"email": "other@elsewhere.example"}
            self.rpc("res.users", "write", self.partner_a.ids, values)
        with self.refused("AccessError"):
            self.rpc("res.partner", "write", self.person.ids, {"phone": "+49 30 2"})

    def test_an_opened_name_is_the_own_one_not_a_colleague_s(self):
        self.open("contact", "name")
        colleague = self.colleague_a.partner_id.with_user(self.partner_a).sudo()
        with self.assertRaises(AccessError):
            colleague.write({"name": "Changed"})
        self.person.with_user(self.partner_a).sudo().write({"name": "Anna Alder"})
        self.assertEqual(self.person.name, "Anna Alder")

    def test_who_has_no_portal_any_more_finds_no_profile(self):
        self.partnership_a.member_ids.filtered(
            lambda member: member.user_id == self.partner_a
        ).action_disable()
        answer = self.save(PERSON, self.partner_a, phone="+49 30 7654321")
        self.assertEqual(answer.location, "/my")
        self.assertFalse(self.person.phone)

    # ------------------------------------------------------------ several portals

    def test_who_only_looks_around_on_a_portal_has_no_profile_there(self):
        self.company.prm_limit_portals = False
        self.portal.copy({"path": "elsewhere", "state": "active"})
        page = self.visit("/partner/elsewhere", self.partner_a)
        self.assertEqual(page.status, 200)
        self.assertFalse(page.has_class("prm_profile_link"))
        for address in ("/profile", "/profile/organization"):
            page = self.visit(f"/partner/elsewhere{address}")
            self.assertEqual(page.status, 404)

    def test_of_several_portals_the_strictest_counts(self):
        second = self._create_second_company().portal_id
        self.open("contact", "name")
        page = self.visit(PERSON, self.partner_a)
        self.assertEqual(self.open_fields(page), {"phone", "tz"})
        self.open("contact", "name", portal=second)
        page = self.visit(PERSON, self.partner_a)
        self.assertEqual(self.open_fields(page), {"name", "phone", "tz"})
        self.hide("contact", "phone", portal=second)
        page = self.visit(PERSON, self.partner_a)
        self.assertEqual(self.open_fields(page), {"name", "tz"})
        self.assertIn("phone", self.closed_texts(page))
        self.assertEqual(self.save(PERSON, self.partner_a, phone="+49 1").status, 303)
        self.assertFalse(self.person.phone)
