"""The settings of a person, as the portal's pages send and show them."""

import re

from ...http_common import PrmHttpCase

SETTINGS = "/settings"
ADDRESS = "/settings/address"
NEW = "anna@new.example.com"
LINK = re.compile(r"/partner/settings/address/[\w=-]+")


class SettingsCase(PrmHttpCase):
    """Partner A's author at the settings of the portal of ``common``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls.partner_a.partner_id

    def save(self, user=None, **values):
        """Send the form of the account; what the database says is read anew."""
        answer = self.send(SETTINGS, values, user=user or self.partner_a)
        self.env.invalidate_all()
        return answer

    def ask(self, address=NEW, user=None, password=None):
        """Ask for another address, as the form does."""
        user = user or self.partner_a
        if password is None:
            password = user.login + "x" * (8 - len(user.login))
        values = {"login_address": address, "current_password": password}
        answer = self.send(ADDRESS, values, user=user)
        self.env.invalidate_all()
        return answer

    def mails(self, address):
        """Return the mails in the queue to an address."""
        return self.env["mail.mail"].search([("email_to", "=", address)])

    def link(self, address=NEW):
        """Return the link in the only mail to ``address``, ``""`` when it has none."""
        [mail] = self.mails(address)
        found = LINK.findall(mail.body_html)
        return found[0] if found else ""

    def confirm(self, link):
        """Press the button on the page of a link, logged in as nobody."""
        self.authenticate(None, None)
        answer = self.send(link)
        self.env.invalidate_all()
        return answer

    def logins(self, user=None):
        """Return login and address of a person."""
        user = user or self.partner_a
        return user.login, user.partner_id.email
