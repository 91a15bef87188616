"""Welcome and news: written with the editor, safe on the page, for partners only."""

import base64

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...security.security_common import RpcCase
from ..picture_common import picture

EVIL = (
    '<h2 style="color:red; position:fixed; top:0">Hi</h2><script>alert(1)</script>'
    '<img src="x" onerror="alert(2)"/><a href="javascript:alert(3)">Click</a>'
    '<form action="https://evil.example"><input name="password"/></form>'
    '<iframe src="https://evil.example"></iframe>'
)


@tagged("post_install", "-at_install")
class TestHomeTexts(RpcCase):
    def set_text(self, **values):
        """Write texts as the administrator does in the form."""
        self.login(self.channel_admin)
        self.rpc("prm.portal", "web_save", self.portal.ids, values, specification={})

    def upload(self, user=None):
        """Store a picture as the editor does; return its id and its address."""
        self.login(user or self.channel_admin)
        stored = self.route(
            "/html_editor/attachment/add_data",
            name="stand.png",
            data=picture().decode(),
            is_image=True,
            res_model="prm.portal",
            res_id=self.portal.id,
        )
        number = stored["id"]
        [token] = self.rpc("ir.attachment", "generate_access_token", [number])
        return number, f"{stored['image_src']}?access_token={token}"

    def opens(self, user, address):
        """Tell whether ``user``, or somebody without a login, gets the picture."""
        self.login(user) if user else self.authenticate(None, None)
        # Core sends a picture of its own instead of one that is closed.
        return self.get(address).content == base64.b64decode(picture())

    # ---------------------------------------------------------------------- on the page

    def test_the_texts_stand_on_the_home_and_not_on_other_pages(self):
        self.set_text(welcome="<p>Good to see <b>you</b></p>", news="<p>New prices</p>")
        page = self.visit(user=self.partner_a)
        [welcome] = page.has_class("prm_welcome")
        self.assertEqual(welcome.text_content().strip(), "Good to see you")
        self.assertTrue(welcome.xpath(".//b"))
        [news] = page.has_class("prm_news")
        self.assertEqual(news.text_content().split(), ["News", "New", "prices"])
        self.assertNotIn("New prices", self.visit("/registrations").text)

    def test_an_empty_text_leaves_nothing_behind(self):
        for text in (False, "", "<p><br></p>", "<div> </div>"):
            with self.subTest(text):
                self.set_text(welcome=text, news=text)
                page = self.visit(user=self.partner_a)
                self.assertFalse(page.has_class("prm_welcome"))
                self.assertFalse(page.has_class("prm_news"))

    def test_news_are_a_widget_and_the_welcome_is_not(self):
        self.set_text(welcome="<p>Hello all</p>", news="<p>New prices</p>")
        row = self.portal.widget_ids.filtered(lambda one: one.key == "news")
        row.with_user(self.channel_admin).visible = False
        page = self.visit(user=self.partner_a)
        self.assertNotIn("New prices", page.text)
        self.assertIn("Hello all", page.text)

    def test_each_reads_the_texts_in_the_own_language(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.set_text(welcome="<p>Good day</p>")
        self.portal.update_field_translations(
            "welcome", {"de_DE": {"Good day": "Guten Tag"}}
        )
        for lang, words in (("en_US", "Good day"), ("de_DE", "Guten Tag")):
            reader = self.env["prm.portal"].with_user(self.partner_a)
            portal = reader.with_context(lang=lang)._for_user()
            home = portal.env["prm.home.page"]._page(portal)
            self.assertEqual(home["welcome"], f"<p>{words}</p>")

    # ---------------------------------------------------------------------------- safe

    def test_nothing_that_runs_or_covers_the_page_is_kept(self):
        self.set_text(welcome=EVIL, news=EVIL)
        for name in ("welcome", "news"):
            text = self.portal[name]
            for bad in ("script", "onerror", "javascript", "<form", "iframe", "fixed"):
                with self.subTest(name, bad=bad):
                    self.assertNotIn(bad, text)
            self.assertIn("color:red", text)
        page = self.visit(user=self.partner_a)
        self.assertNotIn("alert(", page.text)
        self.assertNotIn("evil.example", page.text)

    def test_partners_write_no_text_and_read_none_by_rpc(self):
        self.set_text(welcome="<p>Hello all</p>")
        for user in (self.partner_a, self.supervisor_a):
            self.login(user)
            for name in ("welcome", "news"):
                with self.subTest(name, user=user.login):
                    with self.refused("AccessError"):
                        values = {name: "<p>Mine</p>"}
                        self.rpc("prm.portal", "write", self.portal.ids, values)
                    with self.refused("AccessError"):
                        self.rpc("prm.portal", "read", self.portal.ids, [name])
                    with self.refused("AccessError"):
                        domain = [(name, "ilike", "all")]
                        self.rpc("prm.portal", "search_count", domain)
        with self.assertRaises(AccessError):
            self.portal.with_user(self.channel_own).welcome = "<p>Mine</p>"

    # ------------------------------------------------------------------------ pictures

    def test_a_picture_of_the_text_is_seen_by_partners_of_the_portal(self):
        number, address = self.upload()
        self.set_text(welcome=f'<p>Look: <img src="{address}"/></p>')
        page = self.visit(user=self.partner_a)
        [shown] = page.all("//*[contains(@class, 'prm_welcome')]//img")
        self.assertIn(f"/web/image/{number}", shown.get("src"))
        self.assertTrue(self.opens(self.partner_a, shown.get("src")))

    def test_a_picture_that_no_text_shows_any_more_is_closed(self):
        _number, address = self.upload()
        self.set_text(news=f'<p><img src="{address}"/></p>')
        self.assertTrue(self.opens(self.partner_a, address))
        self.set_text(news="<p>No picture</p>")
        self.assertFalse(self.opens(self.partner_a, address))

    def test_a_picture_is_closed_to_who_cannot_open_the_portal(self):
        _number, address = self.upload()
        self.set_text(welcome=f'<p><img src="{address}"/></p>')
        self.assertFalse(self.opens(self.portal_user, address))
        self.assertFalse(self.opens(None, address))
        self.partnership_a.action_suspend()
        self.assertFalse(self.opens(self.partner_a, address))
        self.assertTrue(self.opens(self.partner_b, address))

    def test_without_its_token_a_picture_is_closed_to_partners(self):
        number, address = self.upload()
        self.set_text(welcome=f'<p><img src="{address}"/></p>')
        self.login(self.partner_a)
        for path in (f"/web/image/{number}", f"/web/image/{number}?access_token=x"):
            self.assertFalse(self.opens(self.partner_a, path), path)
        with self.refused("AccessError"):
            self.rpc("ir.attachment", "read", [number], ["name"])
