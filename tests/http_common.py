"""Requests to the portal as a browser makes them, and reading the pages."""

import logging
import uuid
from urllib.parse import urlsplit

from lxml import html

from odoo.http import Request, request
from odoo.tests import HttpCase

from .common import PrmCase


class Page:
    """A response read as a page."""

    def __init__(self, response):
        self.response = response
        self.status = response.status_code
        self.headers = response.headers
        self.text = response.text

    @property
    def location(self):
        """The address that a redirect leads to, without the server."""
        parts = urlsplit(self.headers.get("Location", ""))
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    @property
    def tree(self):
        return html.fromstring(self.text)

    def all(self, xpath):
        return self.tree.xpath(xpath)

    def texts(self, xpath):
        """Return the texts of the elements, blanks made single."""
        return [" ".join(each.text_content().split()) for each in self.all(xpath)]

    def has_class(self, name):
        """Return the elements with this class."""
        return self.all(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]")

    @property
    def rows(self):
        """The names in the table of a list."""
        return self.texts("//table//a[contains(@class, 'prm_row')]")

    @property
    def errors(self):
        """Field → message, as shown at the fields."""
        found = self.all("//*[contains(@class, 'invalid-feedback')][@id]")
        return {
            each.get("id").removeprefix("prm_").removesuffix("_error"): text
            for each in found
            if (text := each.text_content().strip())
        }

    @property
    def summary(self):
        return self.texts("//*[contains(@class, 'prm_summary')]//li")

    @property
    def pending(self):
        """The names of the files that the server keeps for the form."""
        names = self.texts("//ul[contains(@class, 'prm_pending')]/li/span")
        return [name.rsplit(" ", 2)[0] for name in names]

    def value(self, name):
        """Return what a field of the form holds."""
        [field] = self.all(f"//form//*[@name='{name}'][not(@type='submit')]")
        if field.tag == "textarea":
            return field.text or ""
        if field.tag == "select":
            chosen = field.xpath("./option[@selected]")
            return chosen[0].get("value") if chosen else ""
        if field.get("type") == "checkbox":
            return field.get("checked") is not None
        return field.get("value", "")


class AskedAgain(logging.Handler):
    """Remembers pages of ours that wanted to write though their route only reads.

    Odoo answers such a request again with another cursor, and only its log says so.
    """

    def __init__(self):
        super().__init__(logging.WARNING)
        self.addresses = []

    def emit(self, record):
        if "retrying with a read/write cursor" in record.getMessage() and request:
            self.addresses.append(request.httprequest.path)

    @property
    def ours(self):
        return [each for each in self.addresses if each.startswith("/partner")]


class PrmHttpCase(PrmCase, HttpCase):
    """Tests that speak HTTP to the portal of ``common``."""

    HOME = "/partner/test"

    def setUp(self):
        super().setUp()
        self.asked_again = AskedAgain()
        logger = logging.getLogger("odoo.http")
        logger.addHandler(self.asked_again)
        self.addCleanup(logger.removeHandler, self.asked_again)
        self.addCleanup(self._check_asked_again)

    def _check_asked_again(self):
        self.assertFalse(self.asked_again.ours, "Pages that only read have written.")

    def login(self, user):
        self.authenticate(user.login, user.login)

    def add_language(self, code):
        """Let people choose a language, on a website as well; return it."""
        language = self.env["res.lang"]._activate_lang(code)
        if "website" in self.env:
            self.env["website"].search([]).language_ids += language
        return language

    def visit(self, address="", user=None, **params):
        """GET an address (below the portal, or absolute), redirects not followed."""
        if user:
            self.login(user)
        response = self.url_open(
            self._absolute(address), params=params, allow_redirects=False
        )
        return Page(response)

    def send(self, address, data=None, files=None, user=None, csrf=True):
        """POST a form as the page of the session would."""
        if user:
            self.login(user)
        data = dict(data or {})
        if csrf:
            data["csrf_token"] = Request.csrf_token(self)
        response = self.url_open(
            self._absolute(address),
            data=data,
            files=files,
            method="POST",
            allow_redirects=False,
            timeout=60,
        )
        return Page(response)

    def _absolute(self, address):
        outside = address.startswith(("/partner", "/my", "/web"))
        return address if outside else f"{self.HOME}{address}"

    def form_data(self, user=None, action="submit", **values):
        """Return the parameters of a complete form for a new company."""
        values = self._form_values(user or self.partner_a, **values)
        texts = {
            name: "1" if value is True else str(value)
            for name, value in values.items()
            if value not in (False, None)
        }
        return {"submission_token": uuid.uuid4().hex, "action": action, **texts}

    def register_by_form(self, user=None, files=None, **values):
        """Send the form and return the page of the answer."""
        user = user or self.partner_a
        data = self.form_data(user, **values)
        return self.send("/registrations", data, files, user=user)

    def created(self, **values):
        """Return the registrations with these values."""
        domain = [(name, "=", value) for name, value in values.items()]
        return self.env["prm.registration"].search(domain)

    def attach(self, *files):
        """Return the files of a multipart form from (name, content) pairs."""
        return [("attachments", (name, data)) for name, data in files]
