"""Color, logo and style sheet of a portal: checked when set, shown on its pages."""

import base64

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from ....policy.contrast import channels, text_on
from ...security.security_common import RpcCase
from ..picture_common import picture

SHEET = "https://styles.example.com/portal.css?v=2"
PAGES = ("", "/registrations", "/registrations/new", "/program", "/nowhere")
WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AA/uaQAAA="
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@tagged("post_install", "-at_install")
class TestBrand(RpcCase):
    def brand(self, **values):
        """Set the look as the administrator does."""
        self.portal.with_user(self.channel_admin).write(values)

    def refuses(self, words, **values):
        with self.assertRaises(ValidationError) as caught:
            self.brand(**values)
        self.assertIn(words, str(caught.exception))

    # -------------------------------------------------------------------------- color

    def test_without_a_brand_pages_are_as_they_were(self):
        page = self.visit(user=self.partner_a)
        [frame] = page.has_class("prm_portal")
        self.assertEqual(frame.get("class"), "prm_portal")
        self.assertIsNone(frame.get("style"))
        self.assertFalse(page.has_class("prm_logo"))
        self.assertFalse(page.has_class("prm_sheet"))
        policy = page.headers["Content-Security-Policy"]
        self.assertEqual(policy, "frame-ancestors 'self'")

    def test_every_page_carries_the_color_and_the_shades_that_can_be_read(self):
        self.brand(brand_color="#FFCC00")
        for address in PAGES:
            page = self.visit(address, user=self.partner_a)
            [frame] = page.has_class("prm_branded")
            style = dict(part.split(":") for part in frame.get("style").split(";"))
            self.assertEqual(style["--prm-brand"], "255,204,0", address)
            self.assertEqual(style["--prm-brand-text"], "0,0,0")
            self.assertEqual(style["--prm-link-light"], "138,110,0")
            self.assertEqual(style["--prm-link-dark"], "255,204,0")
        self.brand(brand_color=False)
        self.assertFalse(self.visit(user=self.partner_a).has_class("prm_branded"))

    def test_what_is_no_color_is_refused(self):
        bad = ("red", "#fff", "ffcc00", "#ffcc0g", "#ffcc00;}", "#ffcc00\n", "url(x)")
        for color in bad:
            with self.subTest(color):
                self.refuses("not a color", brand_color=color)
        self.login(self.channel_admin)
        with self.refused("ValidationError"):
            values = {"brand_color": "#000;background:url(//evil.example)"}
            self.rpc("prm.portal", "write", self.portal.ids, values)
        self.assertFalse(self.portal.brand_color)

    def test_a_color_that_came_past_the_check_does_not_reach_the_page(self):
        query = "UPDATE prm_portal SET brand_color = %s, css_url = %s WHERE id = %s"
        bad = ("red;background:url(//evil.example)", "http://x.example", self.portal.id)
        self.env.flush_all()
        self.env.cr.execute(query, bad)
        self.env.invalidate_all()
        page = self.visit(user=self.partner_a)
        self.assertFalse(page.has_class("prm_branded"))
        self.assertNotIn("evil.example", page.text)
        self.assertNotIn("x.example", page.text)

    def test_the_form_says_how_a_color_is_shown(self):
        self.brand(brand_color="#ffcc00")
        note = self.portal.brand_note
        self.assertIn("Black text on buttons", note)
        self.assertIn("#8a6e00", note)
        self.assertIn("1.5", note)
        self.brand(brand_color="#1a3d7c")
        self.assertIn("White text on buttons", self.portal.brand_note)
        self.assertIn("Links use this color on light pages", self.portal.brand_note)
        self.brand(brand_color=False)
        self.assertFalse(self.portal.brand_note)

    # ---------------------------------------------------------------------------- logo

    def test_the_logo_stands_in_the_head_of_the_portal_with_its_name(self):
        self.brand(logo=picture())
        page = self.visit("/registrations", user=self.partner_a)
        [image] = page.all("//a[contains(@class, 'prm_logo')]/img")
        self.assertEqual(image.get("alt"), "Test portal")
        answer = self.get(image.get("src"))
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer.headers["Content-Type"], "image/png")
        self.assertIn("max-age", answer.headers["Cache-Control"])
        self.brand(logo=False)
        self.assertFalse(self.portal.logo_url)
        self.assertFalse(self.visit(user=self.partner_a).has_class("prm_logo"))

    def test_everybody_loads_the_logo_and_nothing_else_of_the_portal(self):
        self.brand(logo=picture())
        self.authenticate(None, None)
        answer = self.get(self.portal.logo_url)
        self.assertEqual(answer.content, base64.b64decode(self.portal.logo))
        by_record = f"/web/image/prm.portal/{self.portal.id}/logo"
        for user in (None, self.partner_a):
            self.login(user) if user else self.authenticate(None, None)
            self.assertNotEqual(
                self.get(by_record).content, base64.b64decode(self.portal.logo)
            )

    def test_another_logo_has_another_address(self):
        self.brand(logo=picture())
        first = self.portal.logo_url
        self.brand(logo=picture(color="blue"))
        self.assertNotEqual(self.portal.logo_url, first)
        self.brand(name="Renamed")
        self.assertTrue(self.portal.logo_url)

    def test_a_copied_portal_has_a_logo_of_its_own(self):
        self.brand(logo=picture("JPEG"))
        copy = self.portal.with_user(self.channel_admin).copy({"path": "copy"})
        self.assertTrue(copy.logo_url.endswith("logo.jpg"))
        self.assertNotEqual(copy.logo_url, self.portal.logo_url)
        self.portal.logo = False
        self.authenticate(None, None)
        self.assertEqual(self.get(copy.logo_url).status_code, 200)

    def test_a_logo_is_a_picture_that_mails_show(self):
        for kind in ("PNG", "JPEG", "GIF"):
            self.brand(logo=picture(kind))
        self.refuses("PNG, JPG or GIF", logo=WEBP)
        with self.assertRaises(Exception) as caught:
            self.portal.logo = base64.b64encode(SVG)
        self.assertIn("PNG, JPG or GIF", str(caught.exception))

    # --------------------------------------------------------------------- style sheet

    def test_the_style_sheet_is_linked_and_the_policy_names_it(self):
        self.brand(css_url=SHEET)
        for address in PAGES:
            page = self.visit(address, user=self.partner_a)
            [link] = page.all("//head/link[contains(@class, 'prm_sheet')]")
            self.assertEqual(link.get("href"), SHEET)
            self.assertEqual(link.get("rel"), "stylesheet")
            policy = page.headers["Content-Security-Policy"]
            self.assertTrue(policy.startswith("frame-ancestors 'self'; style-src "))
            sources = policy.partition("style-src ")[2].split()
            self.assertEqual(sources[:2], ["'self'", "'unsafe-inline'"])
            self.assertIn("https://styles.example.com/portal.css", sources)
            self.assertNotIn("*", policy)

    def test_a_style_sheet_of_this_site_needs_no_further_source(self):
        self.brand(css_url="/web/content/7/portal.css")
        page = self.visit(user=self.partner_a)
        [link] = page.has_class("prm_sheet")
        self.assertEqual(link.get("href"), "/web/content/7/portal.css")
        policy = page.headers["Content-Security-Policy"]
        self.assertNotIn("https://styles", policy)
        self.assertIn("style-src 'self' 'unsafe-inline'", policy)

    def test_an_address_that_is_not_safe_is_refused_with_what_is_wrong(self):
        bad = {
            "http://styles.example.com/a.css": "https://",
            "//styles.example.com/a.css": "https://",
            "javascript:alert(1)": "https://",
            "data:text/css,*{}": "characters",
            "https://ann:secret@styles.example.com/a.css": "has no server name",
            "https://x.example/a.css; script-src *": "characters",
            'https://x.example/"><script>': "characters",
            "https://x.example/a b.css": "characters",
            "/\\x.example/a.css": "characters",
            "/web/session/logout": "ends with .css",
        }
        for address, words in bad.items():
            with self.subTest(address):
                self.refuses(words, css_url=address)
        self.assertFalse(self.portal.css_url)

    # ------------------------------------------------------------------------- who may

    def test_partners_neither_read_nor_change_the_look(self):
        self.brand(brand_color="#1a3d7c", css_url=SHEET, logo=picture())
        names = ("brand_color", "brand_note", "logo", "logo_url", "css_url")
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            self.login(user)
            for name in names:
                with self.subTest(name, user=user.login), self.refused("AccessError"):
                    self.rpc("prm.portal", "read", self.portal.ids, [name])
            with self.refused("AccessError"):
                values = {"brand_color": "#000000"}
                self.rpc("prm.portal", "write", self.portal.ids, values)
        with self.assertRaises(AccessError):
            self.portal.with_user(self.channel_own).brand_color = "#000000"

    def test_the_note_holds_for_every_color(self):
        """Whichever color: its own text, and links in both themes, can be read."""
        look = self.env["prm.portal.look"]
        for color in ("#000000", "#ffffff", "#808080", "#ff0000", "#00ff00", "#0000ff"):
            style = look._style(color)
            text = ",".join(map(str, channels(text_on(color))))
            self.assertIn(f"--prm-brand-text:{text}", style)
