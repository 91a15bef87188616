"""Core's account page asks the same portals as the page of the profile."""

import base64

from odoo.exceptions import UserError
from odoo.tests import tagged

from .account_common import PIXEL, AccountCase
from .profile_common import ProfileCase


@tagged("post_install", "-at_install")
class TestProfileAccount(AccountCase):
    set_field = ProfileCase.set_field
    open = ProfileCase.open
    close = ProfileCase.close
    hide = ProfileCase.hide
    portal_field = "//form[@name='address_form']//input[@name='%s']"

    def inputs(self, name):
        page = self.visit("/my/account", self.partner_a)
        return page.all(self.portal_field % name)

    def test_a_name_is_changed_where_it_is_open(self):
        self.assertKept(self.save(name="Anna Alder"), "name")
        self.assertTrue(self.inputs("name")[0].get("readonly"))
        self.open("contact", "name")
        self.assertEqual(self.save(name="Anna Alder"), {"redirectUrl": "/my"})
        self.assertEqual(self.person.name, "Anna Alder")
        self.assertFalse(self.inputs("name")[0].get("readonly"))

    def test_phone_language_and_picture_are_kept_where_they_are_closed(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.close("contact", "phone", "lang", "image_1920")
        self.assertKept(self.save(phone="+49 30 1234567"), "phone")
        self.assertKept(self.save(lang="fr_FR"), "lang")
        files = [("image_1920", ("me.png", PIXEL))]
        self.assertKept(self.save(files=files), "image_1920")
        self.assertFalse(self.person.phone)
        self.assertNotEqual(self.person.lang, "fr_FR")
        self.assertFalse(self.person.image_1920)
        page = self.visit("/my/account", self.partner_a)
        self.assertTrue(page.all(self.portal_field % "phone")[0].get("readonly"))
        self.assertFalse(page.all("//select[@name='lang']"))
        self.assertFalse(page.all("//input[@name='image_1920']"))
        [sentence] = page.texts("//*[@id='prm_account_kept']")
        self.assertNotIn("You can change", sentence)

    def test_an_open_organization_is_not_opened_here(self):
        self.open("organization", "street", "name")
        for name in ("street", "company_name"):
            answer = self.save(
                self.supervisor_a.partner_id, self.supervisor_a, **{name: "Else 1"}
            )
            self.assertKept(answer, name)
        self.assertEqual(self.organization_a.street, "Alder street 1")

    def test_what_is_mandatory_is_not_emptied_by_blanks_over_the_api(self):
        self.set_field("contact", "phone", required=True)
        self.person.phone = "+49 30 1234567"
        user = self.partner_a.with_user(self.partner_a)
        for blank in ("", "   ", "\u200b", False):
            with self.assertRaises(UserError):
                user.write({"phone": blank})
        self.assertEqual(self.person.phone, "+49 30 1234567")
        self.set_field("contact", "phone", required=False)
        user.write({"phone": " "})
        self.assertFalse(self.person.phone.strip())

    def test_mandatory_is_what_the_portal_says(self):
        self.set_field("contact", "phone", required=True)
        self.assertEqual(self.save(phone="")["invalid_fields"], ["phone"])
        self.set_field("contact", "phone", required=False)
        self.assertEqual(self.save(phone=""), {"redirectUrl": "/my"})

    def test_what_is_hidden_is_not_in_the_page_and_not_asked_for(self):
        self.person.phone = "+49 30 7777777"
        hidden = {"phone": "7777777", "vat": "DE136695976", "street": "Alder street"}
        page = self.visit("/my/account", self.partner_a)
        for text in hidden.values():
            self.assertIn(text, page.text)
        self.hide("contact", "phone")
        self.hide("organization", "vat", "street")
        page = self.visit("/my/account", self.partner_a)
        for text in hidden.values():
            self.assertNotIn(text, page.text)
        answer = self.save(phone="", vat="", street="")
        self.assertEqual(answer, {"redirectUrl": "/my"})
        self.assertEqual(self.person.phone, "+49 30 7777777")
        self.assertEqual(self.organization_a.vat, "DE136695976")

    def test_the_sentence_names_what_is_open(self):
        self.open("contact", "name", "function")
        [sentence] = self.visit("/my/account", self.partner_a).texts(
            "//*[@id='prm_account_kept']"
        )
        self.assertIn("Email, company and addresses: only we can change this", sentence)
        self.assertIn("Full name, Job position, Phone, Picture", sentence)

    def test_a_picture_and_a_phone_are_saved_together(self):
        files = [("image_1920", ("me.png", PIXEL))]
        self.assertTrue(self.save(phone="+49 30 1234567", files=files)["redirectUrl"])
        self.assertEqual(base64.b64decode(self.person.image_1920), PIXEL)
