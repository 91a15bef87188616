"""What a partner changes on core's account pages, and where a login leads."""

import base64

from odoo.tests import new_test_user, tagged

from ...security.security_common import RpcCase
from .account_common import PIXEL, AccountCase

GROUPS = "base.group_user,base.group_partner_manager"


@tagged("post_install", "-at_install")
class TestAccount(AccountCase):
    # ------------------------------------------------------------------ allowed

    def test_a_partner_changes_the_own_phone_language_and_picture(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        answer = self.save(
            phone="+49 30 1234567",
            lang="fr_FR",
            files=[("image_1920", ("me.png", PIXEL))],
        )
        self.assertEqual(answer, {"redirectUrl": "/my"})
        self.assertEqual(self.person.phone, "+49 30 1234567")
        self.assertEqual(self.person.lang, "fr_FR")
        self.assertEqual(base64.b64decode(self.person.image_1920), PIXEL)
        self.assertEqual(self.organization_a.phone, "+49 30 111")
        self.assertNotEqual(self.organization_a.lang, "fr_FR")

    def test_the_page_says_what_the_vendor_keeps_and_whom_to_ask(self):
        page = self.visit("/my/account", self.partner_a)
        [sentence] = page.texts("//*[@id='prm_account_kept']")
        self.assertIn(self.channel_own.name, sentence)
        closed = page.all("//form[@name='address_form']//input[@readonly]")
        names = {each.get("name") for each in closed}
        expected = {"name", "email", "company_name", "vat", "street", "zip", "city"}
        self.assertLessEqual(expected, names)
        self.assertNotIn("phone", names)

    def test_an_ordinary_portal_user_keeps_core_s_page(self):
        page = self.visit("/my/account", self.portal_user)
        self.assertFalse(page.all("//*[@id='prm_account_kept']"))
        person = self.portal_user.partner_id
        germany = self.env.ref("base.de").id
        answer = self.save(
            person,
            self.portal_user,
            name="Piet Posen",
            email="piet@elsewhere.example",
            phone="+49 30 1",
            street="Street 1",
            city="Berlin",
            zip="10115",
            country_id=germany,
        )
        self.assertEqual(answer, {"redirectUrl": "/my"})
        self.assertEqual(person.street, "Street 1")
        self.assertEqual(person.name, "Piet Posen")

    # ------------------------------------------------------------------ refused

    def test_no_partner_renames_or_moves_the_organization(self):
        before = self.organization_a.read(self.kept)
        for user in (self.partner_a, self.supervisor_a):
            contact = user.partner_id
            for name, value in (
                ("company_name", "Renamed by Anna"),
                ("vat", "DE999999999"),
                ("street", "Somewhere 1"),
                ("zip", "99999"),
                ("city", "Elsewhere"),
                ("country_id", self.env.ref("base.fr").id),
                ("email", "other@elsewhere.example"),
                ("name", "Somebody else"),
            ):
                with self.subTest(field=name, user=user.login):
                    was = contact[name]
                    answer = self.save(
                        contact, user, phone="+49 30 2222222", **{name: value}
                    )
                    self.assertKept(answer, name)
                    self.assertEqual(contact[name], was)
                    self.assertNotEqual(contact.phone, "+49 30 2222222")
        self.assertEqual(self.organization_a.read(self.kept), before)

    def test_no_other_contact_of_the_organization_is_changed(self):
        for contact in (
            self.organization_a,
            self.address,
            self.colleague_a.partner_id,
        ):
            before = contact.read(self.kept)
            answer = self.save(contact, name="Changed", street="Somewhere 1")
            self.assertEqual(answer, 403)
            self.assertEqual(contact.read(self.kept), before)
            page = self.visit("/my/address", partner_id=contact.id)
            self.assertEqual(page.status, 403)

    def test_nor_is_one_added(self):
        people = self.env["res.partner"].search_count([])
        nobody = self.env["res.partner"]
        answer = self.save(nobody, name="New", email="new@x.example", street="S 1")
        self.assertIn(self.channel_own.name, answer["messages"][0])
        self.assertEqual(self.env["res.partner"].search_count([]), people)
        page = self.visit("/my/address", self.partner_a)
        self.assertTrue(page.all("//*[@id='prm_account_kept']"))
        self.assertEqual(self.visit("/my/addresses", self.partner_a).status, 200)

    def test_a_form_cannot_say_that_it_is_a_shop_s(self):
        nobody = self.env["res.partner"]
        answer = self.save(nobody, name="New", email="n@x.example", order_sudo="1")
        self.assertTrue(answer["messages"])
        file = [("order_sudo", ("sale.order", b"sale.order"))]
        answer = self.save(nobody, name="New", email="n@x.example", files=file)
        self.assertTrue(answer["messages"])
        page = self.visit("/my/account", self.partner_a, order_sudo="1")
        self.assertTrue(page.all("//*[@id='prm_account_kept']"))

    def test_whose_access_ended_does_not_rename_the_organization_either(self):
        before = self.organization_a.read(self.kept)
        self.partnership_a.action_suspend()
        for name in ("company_name", "street"):
            answer = self.save(phone="+49 30 2222222", **{name: "Changed 1"})
            self.assertIn("only we can change this", answer["messages"][0])
            self.assertEqual(self.organization_a.read(self.kept), before)
            self.assertNotEqual(self.person.street, "Changed 1")

    def test_what_is_no_phone_language_or_picture_is_refused(self):
        svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
        for name, values in (
            ("phone", {"phone": "call me"}),
            ("lang", {"lang": "xx_XX"}),
            ("image_1920", {"files": [("image_1920", ("me.svg", svg))]}),
            ("image_1920", {"files": [("image_1920", ("me.png", b"no picture"))]}),
            ("image_1920", {"files": [("image_1920", ("a.pdf", b"%PDF-1.7"))]}),
        ):
            with self.subTest(field=name):
                self.assertEqual(self.save(**values)["invalid_fields"], [name])

    def test_the_page_speaks_of_a_language_only_where_there_is_a_choice(self):
        kept = "//*[@id='prm_account_kept']"
        alone = self.visit("/my/account", self.partner_a)
        self.assertIn(
            "You can change your phone and picture yourself.", alone.all(kept)[0].text
        )
        self.assertFalse(alone.all("//select[@name='lang']"))
        self.env["res.lang"]._activate_lang("nl_NL")
        several = self.visit("/my/account", self.partner_a)
        self.assertIn("phone, language and picture", several.all(kept)[0].text)
        self.assertTrue(several.all("//select[@name='lang']"))

    def test_the_page_leads_nowhere_else(self):
        for address in (
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",  # browsers leave out tabs and line breaks
            "/\r\n/evil.example",
            "\t//evil.example",
            "/x\\..\\evil",
        ):
            with self.subTest(address=address):
                answer = self.save(callback=address)
                self.assertEqual(answer, {"redirectUrl": "/my"})
        for address in ("/my", "/my/orders?sortby=date", "/partner/test"):
            answer = self.save(callback=address)
            self.assertEqual(answer, {"redirectUrl": address})


@tagged("post_install", "-at_install")
class TestAccountRpc(RpcCase):
    """The same by RPC, and for what other addons write as superuser."""

    def test_a_partner_changes_own_phone_and_language_and_no_name_or_address(self):
        self.login(self.partner_a)
        user = self.partner_a
        self.rpc("res.users", "write", user.ids, {"phone": "+49 30 7", "tz": "UTC"})
        self.assertEqual(user.partner_id.phone, "+49 30 7")
        for values in (
            {"name": "Somebody"},
            {"email": "other@elsewhere.example"},
            {"name": "Somebody", "phone": "+49 30 8"},
        ):
            with self.subTest(values=values), self.refused("AccessError"):
                self.rpc("res.users", "write", user.ids, values)
        self.assertEqual(user.partner_id.phone, "+49 30 7")

    def test_an_ordinary_portal_user_changes_the_own_name(self):
        self.login(self.portal_user)
        values = {"name": "Piet Posen"}
        self.rpc("res.users", "write", self.portal_user.ids, values)
        self.assertEqual(self.portal_user.name, "Piet Posen")

    def test_nobody_s_superuser_changes_the_organization_for_a_partner(self):
        for user in (self.partner_a, self.supervisor_a):
            contacts = self.organization_a | user.partner_id
            for contact in contacts.with_user(user).sudo():
                with self.assertRaisesRegex(Exception, "only we can change this"):
                    contact.write({"street": "Somewhere 1"})
                contact.write({"name": contact.name, "phone": "+49 30 9"})

    def test_an_employee_changes_what_the_vendor_keeps(self):
        manager = new_test_user(self.env, "keeper_t", GROUPS)
        self.organization_a.with_user(manager).write({"street": "Somewhere 1"})
        self.assertEqual(self.organization_a.street, "Somewhere 1")
