"""From the public page to the first deal, by the real mails, in a browser."""

import re

from odoo.tests import tagged

from ..portal.frame.browser_common import BrowserCase
from .application_common import EMAIL, FORM, ApplicationCase


@tagged("post_install", "-at_install")
class TestTourApplication(BrowserCase, ApplicationCase):
    def test_a_company_applies_is_accepted_and_registers_its_first_deal(self):
        self.start_tour(FORM, "prm_apply", login=None)
        application = self.applications()
        self.assertEqual(
            (application.name, application.state), ("Cedar Trading", "new")
        )
        self.start_tour(self.link_of(self.mails()[-1]), "prm_apply_confirm", login=None)
        self.env.invalidate_all()
        self.assertEqual(application.state, "confirmed")
        partnership = self.accept(application)
        person = application.person_id
        mail = self.env["mail.mail"].search([("recipient_ids", "in", person.ids)])
        [link] = set(re.findall(r'href="([^"]*/web/signup[^"]*)"', mail.body_html))
        link = link.replace("&amp;", "&")
        link = link[link.index("/web/signup") :]
        self.start_tour(link, "prm_apply_first_deal", login=None, timeout=120)
        self.env.invalidate_all()
        deal = self.env["prm.registration"].search(
            [("partnership_id", "=", partnership.id)]
        )
        self.assertEqual((deal.name, deal.state), ("Our first deal", "submitted"))
        self.assertEqual(partnership.member_ids.state, "active")
        self.assertEqual(partnership.member_ids.user_id.login, EMAIL)

    def test_a_company_applies_by_keyboard_alone(self):
        typed = {
            "name": "Cedar Trading",
            "country_id": "ArrowDown",
            "first_name": "Carl",
            "last_name": "Cole",
            "email": EMAIL,
            "why": "We sell what you make.",
        }
        fields = [(f"[name='{name}']", text) for name, text in typed.items()]
        with self.browsing(None) as browser:
            self.open(browser, FORM)
            self.by_keys(browser, [*fields, (".prm_apply", "Enter")])
        self.assertEqual(self.applications().email, EMAIL)
