"""Supervisors of partner A, the page of colleagues, and the mails of invitations."""

import re

from odoo.http import Request

from ...http_common import Page
from ...security.security_common import RpcCase

LIST = "/colleagues"
NEW = "lena@new.example.com"
PASSWORD = "A long enough 4 password"


class ColleagueCase(RpcCase):
    """Alice and Astrid are supervisors of A; the portal lets them do everything."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second = cls._create_member(cls.partnership_a, "astrid", "supervisor")
        for member in (cls.partnership_a | cls.partnership_b).member_ids:
            member.partner_id.name = member.user_id.login.title()

    # ------------------------------------------------------------------- records

    def member(self, user, partnership=None):
        """Return the membership of a user."""
        members = self.env["prm.member"].search([("user_id", "=", user.id)])
        partnership = partnership or members.partnership_id[:1]
        return members.filtered(lambda each: each.partnership_id == partnership)

    def invited_colleague(self):
        """Return a colleague whom the vendor invited, and who never came."""
        self.member(self.colleague_a).state = "invited"
        return self.colleague_a

    def invitations(self, **values):
        """Return the invitations with these values, the oldest first."""
        domain = [(name, "=", value) for name, value in values.items()]
        return self.env["prm.invitation"].search(domain, order="id")

    def history(self, partnership=None):
        """Return (old, new, cause) of what the history tells of people."""
        lines = (partnership or self.partnership_a).history_ids
        lines = lines.filtered(lambda line: line.what == "people").sorted("id")
        return [(line.old or "", line.new or "", line.cause) for line in lines]

    def section(self, **switches):
        """Set the row of the section on the portal."""
        rows = self.portal.section_ids.filtered(lambda row: row.key == "colleagues")
        rows.write(switches)

    # --------------------------------------------------------------------- pages

    def invite(self, addresses=NEW, role="partner", user=None, **params):
        """Send the form of the invitation; the database is read anew."""
        data = {"addresses": addresses, "role": role, **params}
        answer = self.send(LIST, data, user=user or self.supervisor_a)
        self.env.invalidate_all()
        return answer

    def act(self, member, word, user=None, **params):
        """Send one of the forms on a colleague's page."""
        address = f"{LIST}/{getattr(member, 'id', member)}/{word}"
        answer = self.send(address, params, user=user or self.supervisor_a)
        self.env.invalidate_all()
        return answer

    def act_on(self, invitation, word, user=None):
        """Send one of the forms of an invitation."""
        number = getattr(invitation, "id", invitation)
        address = f"{LIST}/invitations/{number}/{word}"
        answer = self.send(address, user=user or self.supervisor_a)
        self.env.invalidate_all()
        return answer

    # --------------------------------------------------------------------- mails

    def mails_to(self, address=NEW):
        """Return the mails in the queue to an address of nobody in particular."""
        return self.env["mail.mail"].search([("email_to", "=", address)], order="id")

    def link_of(self, mail):
        """Return the path of the link in the mail of an invitation."""
        [link] = set(
            re.findall(r'href="([^"]*/partner/invitation/[^"]*)"', mail.body_html)
        )
        return link[link.index("/partner/") :]

    def invited(self, addresses=NEW, role="partner", user=None):
        """Invite one person; return the path of the link in the mail."""
        self.assertEqual(self.invite(addresses, role, user).status, 303)
        return self.link_of(self.mails_to(addresses)[-1])

    # ------------------------------------------------------------------ visitors

    def open_as(self, path, user=None):
        """Open a link, as nobody in particular or as somebody who is logged in."""
        self.authenticate(user and user.login, user and user.login)
        return Page(self.url_open(path, allow_redirects=False))

    def accept(self, path, user=None, fresh=True, **params):
        """Send the form of a link; without a user, as who is not logged in."""
        if fresh:
            self.authenticate(user and user.login, user and user.login)
        data = {"csrf_token": Request.csrf_token(self), **params}
        answer = self.url_open(path, data=data, allow_redirects=False, method="POST")
        self.env.invalidate_all()
        return Page(answer)

    def choose(self, path, name="Lena Berg", password=PASSWORD, **params):
        """Accept as somebody new."""
        words = {"name": name, "password": password, "confirm_password": password}
        return self.accept(path, **{**words, **params})

    def kind(self, page):
        """Return what the page of an invitation offers."""
        self.assertEqual(page.status, 200, page.text[:500])
        [found] = page.has_class("prm_invitation")
        return found.get("data-kind")
