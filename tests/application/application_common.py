"""A portal that takes applications, the form as a visitor sends it, and its mails."""

import re
import uuid

from odoo.http import Request

from ..http_common import Page
from ..security.security_common import RpcCase

FORM = "/partner/apply/test"
EMAIL = "cole@cedar.example.com"


class ApplicationCase(RpcCase):
    """Cole of Cedar Trading applies; ``channel_all`` is responsible."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal.write(
            {"accepts_applications": True, "application_user_id": cls.channel_all.id}
        )

    # ---------------------------------------------------------------------- visitor

    def open_as(self, path, user=None, **headers):
        """Open an address, as nobody in particular or as somebody who is logged in."""
        self.authenticate(user and user.login, user and user.login)
        return Page(self.url_open(path, allow_redirects=False, headers=headers or None))

    def post(self, path, data=None, csrf=True, fresh=True):
        """Send a form as a visitor who is not logged in."""
        if fresh:
            self.authenticate(None, None)
        data = dict(data or {})
        if csrf:
            data["csrf_token"] = Request.csrf_token(self)
        answer = self.url_open(path, data=data, allow_redirects=False, method="POST")
        self.env.invalidate_all()
        return Page(answer)

    def typed(self, **values):
        """Return the parameters of a complete form."""
        return {
            "name": "Cedar Trading",
            "website": "https://cedar.example.com",
            "country_id": str(self.env.ref("base.de").id),
            "vat": "DE 811 128 135",
            "first_name": "Carl",
            "last_name": "Cole",
            "email": EMAIL,
            "phone": "+49 30 1234567",
            "why": "We sell what you make.",
            "submission_token": uuid.uuid4().hex,
            **values,
        }

    def apply(self, path=FORM, **values):
        """Send the form and return the page of the answer."""
        return self.post(path, self.typed(**values))

    def assertSent(self, page):
        self.assertEqual(page.status, 303, page.text[:600])
        self.assertTrue(page.location.startswith(f"{FORM}?done=sent&token="))

    def sent(self, link, **data):
        """Send the form of a link that works, and return the page that follows."""
        answer = self.post(link, data)
        self.assertEqual((answer.status, answer.location), (303, link))
        return self.open_as(link)

    def plain(self, page, link=""):
        """Return the text of a page without what is new in each session."""
        text = re.sub(r"csrf_token(: |. value=)\"\w+\"", "", page.text)
        return text.replace(link, "") if link else text

    # ---------------------------------------------------------------------- records

    def applications(self, **values):
        """Return the applications with these values, the oldest first."""
        domain = [(name, "=", value) for name, value in values.items()]
        return self.env["prm.application"].search(domain, order="id")

    def applied(self, **values):
        """Apply, and return the application."""
        before = self.applications()
        self.assertSent(self.apply(**values))
        return self.applications() - before

    def confirmed(self, **values):
        """Return an application whose address is confirmed."""
        application = self.applied(**values)
        self.env["prm.application.entrance"]._confirm(application.sudo())
        return application

    def as_user(self, application, user=None):
        return application.with_user(user or self.channel_all)

    def texts(self, application):
        """Return what stands in the conversation, the oldest first."""
        return [str(message.body) for message in application.message_ids.sorted("id")]

    def accept(self, application, user=None, **values):
        """Accept by the dialog, and return the partnership."""
        user = user or self.channel_all
        dialogs = self.env["prm.application.accept"].with_user(user)
        dialog = dialogs.create(
            {"application_id": application.id, "user_id": user.id, **values}
        )
        dialog.action_confirm()
        return application.partnership_id

    def decide(self, application, decision, user=None, **values):
        """Decline, or ask, by the dialog."""
        dialogs = self.env["prm.application.decision"].with_user(
            user or self.channel_all
        )
        values = {"application_id": application.id, "decision": decision, **values}
        return dialogs.create(values).action_confirm()

    def decline(self, application, user=None, **values):
        reason = {"reason_id": self.reasons["application"].id}
        return self.decide(application, "decline", user, **{**reason, **values})

    # ------------------------------------------------------------------------ mails

    def mails(self, address=EMAIL):
        """Return the mails in the queue to an address, the oldest first."""
        return self.env["mail.mail"].search([("email_to", "=", address)], order="id")

    def link_of(self, mail):
        """Return the path of the link in a mail to an applicant."""
        [link] = set(re.findall(r'href="([^"]*/partner/apply/[^"]*)"', mail.body_html))
        return link[link.index("/partner/") :]

    def link(self, **values):
        """Apply, and return the application and the path that confirms it."""
        application = self.applied(**values)
        return application, self.link_of(self.mails(application.email)[-1])

    def asked(self, question="Which regions?"):
        """Return an application with a question, and the path that answers it."""
        application = self.confirmed()
        self.decide(application, "ask", question=question)
        return application, self.link_of(self.mails()[-1])
