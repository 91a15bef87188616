"""Mails with a way in, as tests count them; posts of core's pages."""

from unittest.mock import patch

from odoo.http import Request

from ...common import PrmCase
from ...http_common import Page


class RequestCase:
    """To be mixed in: the job that answers who has forgotten a password."""

    def answer_requests(self):
        self.env.flush_all()
        with self.enter_registry_test_mode():
            job = self.env.ref("prm.ir_cron_password_requests")
            job.method_direct_trigger()
        self.env.invalidate_all()


class LogInMailCase(RequestCase, PrmCase):
    """A person of partner A who is not invited yet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nina = cls._create_person(cls.organization_a, "nina")

    def mails_of(self, act):
        """Return the mails that ``act`` leaves in the queue."""
        mails = self.env["mail.mail"].search([])
        act()
        return self.env["mail.mail"].search([]) - mails

    def subjects_of(self, act):
        """Return the subjects of all mails of ``act``; core keeps none of its own."""
        made, mails = [], type(self.env["mail.mail"])
        create = mails.create

        def noted(model, vals_list):
            found = create(model, vals_list)
            made.extend(found.mapped("subject"))
            return found

        with patch.object(mails, "create", noted):
            act()
        return made

    def reset(self, login="anna"):
        """Ask as core's page does, and let the job answer."""
        self.env["res.users"].sudo().reset_password(login)
        self.answer_requests()

    def invite(self, person=None):
        return self.partnership_a.with_user(self.channel_own)._invite(
            person or self.nina, "partner"
        )

    def switch_off(self):
        self.portal.mail_partner_added = False


class OutsideCase(RequestCase):
    """Pages that somebody opens without a session."""

    def post(self, address, cookies=None, **data):
        self.authenticate(None, None)
        data["csrf_token"] = Request.csrf_token(self)
        response = self.url_open(
            address, data=data, allow_redirects=False, method="POST", cookies=cookies
        )
        return Page(response)
