"""Mails in languages that are written from the right begin there."""

from lxml import html

from odoo.tests import tagged

from ..http_common import PrmHttpCase
from ..portal.picture_common import picture
from .notification_common import NotificationData


@tagged("-at_install", "post_install")
class TestDirection(NotificationData, PrmHttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("ar_001")

    def turned(self, body):
        """Return how many texts of a mail begin on the right, and how many do not."""
        tree = html.fromstring(str(body))
        words = tree.xpath("//text()[normalize-space()]")
        turned = [each for each in words if self._is_turned(each.getparent())]
        return len(turned), len(words) - len(turned)

    def _is_turned(self, element):
        return bool(element.xpath("ancestor-or-self::*[@dir='rtl']"))

    def decided(self):
        deal = self._register()
        self._approve(deal)
        return self.sent(self.mails(event="decided")[-1:])["body"]

    def test_what_a_mail_says_and_its_foot_begin_on_the_right(self):
        self.partner_a.lang = "ar_001"
        turned, others = self.turned(self.decided())
        self.assertGreater(turned, 5)
        self.assertEqual(others, 0)

    def test_the_logo_stands_where_the_text_begins(self):
        self.portal.sudo().logo = picture()
        self.partner_a.lang = "ar_001"
        [logo] = html.fromstring(str(self.decided())).xpath("//img")
        self.assertTrue(self._is_turned(logo))

    def test_in_english_nothing_is_turned(self):
        self.assertNotIn("rtl", self.decided())

    def test_the_invitation_is_turned_too(self):
        self.partner_a.lang = "ar_001"
        self.env["prm.log.in.mail"]._invite(self.member(self.partner_a))
        self.assertIn('<div dir="rtl">', self.mails()[-1:].body_html)

    def test_mails_of_other_apps_stay_as_they_are(self):
        template = self.env["mail.template"].create(
            {
                "name": "Letter",
                "model_id": self.env["ir.model"]._get_id("res.partner"),
                "body_html": "<p>Letter</p>",
                "lang": "{{ object.lang }}",
            }
        )
        person = self.partner_a.partner_id
        person.lang = "ar_001"
        values = template._generate_template(person.ids, ["body_html"])
        self.assertEqual(values[person.id]["body_html"], "<p>Letter</p>")
