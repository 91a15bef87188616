"""Mails to partners have the logo and the color of their portal."""

from lxml import html

from odoo.tests import tagged
from odoo.tools.mail import html2plaintext

from ...security.security_common import RpcCase
from ..picture_common import picture

COLOR, ON_IT = "#ffcc00", "#000000"


@tagged("post_install", "-at_install")
class TestBrandMails(RpcCase):
    def setUp(self):
        super().setUp()
        self.company.email_secondary_color = "#112233"
        self.company.email_primary_color = "#eeeeee"

    def brand(self):
        self.portal.with_user(self.channel_admin).write(
            {"brand_color": COLOR, "logo": picture()}
        )

    def newest(self, domain):
        """Return the newest mail as a tree."""
        mail = self.env["mail.mail"].search(domain, limit=1, order="id desc")
        self.assertTrue(mail)
        return html.fromstring(str(mail.body_html))

    def decision(self):
        """Return the mail on an approved registration."""
        deal = self._register()
        self._approve(deal)
        return self.newest([("model", "=", deal._name), ("res_id", "=", deal.id)])

    def invitation(self):
        """Return the mail of a new invitation."""
        member = self.env["prm.member"].search([("user_id", "=", self.partner_a.id)])
        member.with_user(self.channel_admin).action_resend_invitation()
        person = self.partner_a.partner_id
        return self.newest([("recipient_ids", "in", person.ids)])

    def message(self):
        """Return the mail of a message in the conversation."""
        deal = self._register()
        self.vendor_posts(deal, "When does it start?")
        person = self.partner_a.partner_id
        return self.newest([("recipient_ids", "in", person.ids)])

    def button(self, mail):
        """Return the style of the mail's button, with that of its cell."""
        found = [
            f"{link.getparent().get('style') or ''} {link.get('style')}"
            for link in mail.xpath("//a[@style]")
            if "padding" in link.get("style")
        ]
        self.assertTrue(found)
        return found[0]

    def images(self, mail):
        return mail.xpath("//img[@height='40']")

    def test_without_a_brand_mails_have_the_colors_of_the_company(self):
        for kind in (self.decision, self.invitation, self.message):
            with self.subTest(kind.__name__):
                mail = kind()
                self.assertFalse(self.images(mail))
                self.assertIn("#112233", self.button(mail))
                self.assertIn("#eeeeee", self.button(mail))

    def test_with_a_brand_every_kind_of_mail_has_logo_and_color(self):
        self.brand()
        base = self.portal.get_base_url()
        for kind in (self.decision, self.invitation, self.message):
            with self.subTest(kind.__name__):
                mail = kind()
                [image] = self.images(mail)
                self.assertEqual(image.get("src"), base + self.portal.logo_url)
                self.assertEqual(image.get("alt"), "Test portal")
                self.assertIn(COLOR, self.button(mail))
                self.assertIn(f"color: {ON_IT}", self.button(mail))
                self.assertNotIn("#112233", self.button(mail))

    def test_the_logo_of_a_mail_is_loaded_without_a_log_in(self):
        self.brand()
        [image] = self.images(self.decision())
        self.authenticate(None, None)
        path = image.get("src").removeprefix(self.portal.get_base_url())
        self.assertEqual(self.get(path).status_code, 200)

    def test_a_color_alone_needs_no_logo(self):
        self.portal.brand_color = COLOR
        for kind in (self.decision, self.message):
            mail = kind()
            self.assertFalse(self.images(mail))
            self.assertIn(COLOR, self.button(mail))

    def test_mails_of_another_portal_keep_their_own_look(self):
        self.brand()
        second = self._create_second_company()
        colors = self.env["prm.portal.look"]._mail_colors(second)
        self.assertNotIn(COLOR, colors)

    def test_the_text_of_a_mail_can_be_read_without_pictures(self):
        self.brand()
        deal = self._register()
        self._approve(deal)
        domain = [("model", "=", deal._name), ("res_id", "=", deal.id)]
        mail = self.env["mail.mail"].search(domain, limit=1, order="id desc")
        text = html2plaintext(mail.body_html)
        self.assertIn("is approved", text)
        self.assertIn(deal._portal_link(), text)
        self.assertNotIn("<", text)

    def test_the_layout_that_a_template_names_itself_is_kept(self):
        self.brand()
        template = self.env.ref("prm.mail_template_registration_approved")
        template.email_layout_xmlid = "mail.mail_notification_light"
        mail = self.decision()
        self.assertFalse(self.images(mail))
        self.assertIn(COLOR, self.button(mail))
