"""The way of a partner who forgot the password, in a browser."""

import re

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .log_in_common import RequestCase


@tagged("post_install", "-at_install")
class TestTourPassword(RequestCase, PrmHttpCase):
    def test_from_the_log_in_page_by_the_mail_to_the_portal(self):
        mails = self.env["mail.mail"].search([])
        self.start_tour("/web/login", "prm_ask_for_a_password")
        self.env.invalidate_all()
        self.answer_requests()
        [mail] = self.env["mail.mail"].search([]) - mails
        self.assertEqual(mail.recipient_ids, self.partner_a.partner_id)
        [link] = set(
            re.findall(r'href="([^"]*/web/reset_password[^"]*)"', mail.body_html)
        )
        path = link[link.index("/web/") :].replace("&amp;", "&")
        self.start_tour(path, "prm_choose_a_password")
