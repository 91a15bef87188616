"""What a visitor of the portal reads when a request cannot be answered.

Each page says what happened, that nothing was saved, what to do next, and leads back to
the form: its text lies in the browser until the server has acknowledged it. The same is
told to scripts in JSON. Where the database cannot be reached, a plain page is sent that
needs none.
"""

import logging
import re

from markupsafe import Markup
from psycopg2 import DatabaseError, InterfaceError, OperationalError
from psycopg2.pool import PoolError
from werkzeug.exceptions import (
    BadRequest,
    Forbidden,
    HTTPException,
    NotFound,
    RequestEntityTooLarge,
)

from odoo import models
from odoo.exceptions import AccessDenied, AccessError, MissingError, UserError
from odoo.http import Response, SessionExpiredException, request
from odoo.tools.translate import LazyTranslate, get_translation

from .lost_connections import forget, is_gone
from .portal_base import PrmPortalController

_lt = LazyTranslate(__name__)
_logger = logging.getLogger(__name__)

LOST = (OperationalError, InterfaceError, PoolError)
RETRY_AFTER = 10  # seconds, when the database cannot be reached
LONGEST_ADDRESS = 500

_OURS = re.compile(r"/partner(/|$)")
_JSON = re.compile(r"/partner/[^/]+/(files|lookup|charts)(/|$)")

# Kind → status, title, sentence.
KINDS = {
    "too_large": (
        413,
        _lt("That was too much at once"),
        _lt("The text and the files together are larger than what can be sent."),
    ),
    "expired": (
        400,
        _lt("This page was open too long"),
        _lt("Your session has ended or changed in the meantime."),
    ),
    "unreadable": (
        400,
        _lt("We could not read that"),
        _lt("The request was incomplete or damaged."),
    ),
    "not_found": (
        404,
        _lt("Page not found"),
        _lt("It does not exist, or you have no access to it."),
    ),
    "lost": (
        503,
        _lt("We cannot reach our data just now"),
        _lt("This usually takes only a moment. Please wait."),
    ),
    "failed": (
        500,
        _lt("Something went wrong on our side"),
        _lt("We have been notified and are looking into it."),
    ),
    "refused": (422, _lt("This is not possible right now"), ""),
}
SENT = _lt(
    "Nothing was saved. What you typed is still there: go back and send it again."
)
SENT_TOO_LARGE = _lt(
    "Nothing was saved. What you typed is still there: go back and send smaller "
    "files, or one at a time."
)
ASKED = _lt("Try again in a moment.")
BACK, AGAIN, HOME = _lt("Go back"), _lt("Try again"), _lt("Go to the home page")


class ErrorAnswer:
    """One error of a request of the portal, and the answers that tell it."""

    def __init__(self, exception, kind=""):
        self.kind = kind or _kind_of(exception)
        self.status, self.title, self.sentence = KINDS[self.kind]
        if self.kind == "refused":
            self.sentence = str(exception)
            self.status = getattr(exception, "http_status", self.status)
        elif self.kind == "unreadable":
            self.status = exception.code
        self.sends = request.httprequest.method == "POST"

    def _text(self, text):
        """Return a sentence in the visitor's language, without the database."""
        if isinstance(text, str):
            return text
        lang = request.session.context.get("lang") or "en_US"
        return get_translation("prm", lang, text._source, ())

    def values(self):
        """Return what the pages show."""
        after = ASKED
        if self.sends:
            after = SENT_TOO_LARGE if self.kind == "too_large" else SENT
        address = request.httprequest.full_path.rstrip("?")
        if len(address) > LONGEST_ADDRESS:
            address = request.httprequest.path[:LONGEST_ADDRESS]
        return {
            "title": self._text(self.title),
            "sentence": self._text(self.sentence),
            "next": "" if self.kind == "not_found" else self._text(after),
            "back_url": "" if self.kind == "not_found" else address,
            "back": self._text(BACK if self.sends else AGAIN),
            "home": self._text(HOME),
        }

    # ---- answers ----

    def response(self):
        """Return the answer: JSON for scripts, else a page, with our headers."""
        is_json = _JSON.match(request.httprequest.path)
        response = self._json() if is_json else self._page() or self._plain()
        PrmPortalController()._prm_secured(response)
        if self.kind == "lost":
            response.headers["Retry-After"] = str(RETRY_AFTER)
        return response

    def _json(self):
        values = self.values()
        sentences = filter(None, (values["sentence"], values["next"]))
        return request.make_json_response(
            {"error": " ".join(sentences)}, status=self.status
        )

    def _page(self):
        """Return the page in the frame of the visitor's portal, if it can be made."""
        if self.kind == "lost":
            return None
        try:
            request.env.cr.rollback()
            return self._framed_page()
        except Exception:
            _logger.exception("The page that tells an error has one itself")
            return None

    def _framed_page(self):
        portals = request.env["prm.portal"]._open_to_user()
        path = request.httprequest.path.split("/")[2:3]
        portal = portals.filtered(lambda own: [own.path] == path)[:1] or portals[:1]
        if not portal:
            return None
        values = {"prm_error": self.values()}
        controller, template = PrmPortalController(), "prm.portal_error"
        page = controller._prm_page(portal, "", template, values, self.status)
        page.flatten()
        return page

    def _plain(self):
        """Return a page that needs neither database nor assets."""
        values = self.values()
        link = Markup('<p><a href="%s">%s</a></p>')
        links = (
            [link % (values["back_url"], values["back"])] if values["back_url"] else []
        )
        links.append(link % ("/partner", values["home"]))
        page = PLAIN_PAGE % {
            **values,
            "lang": (request.session.context.get("lang") or "en")[:2],
            "links": Markup("").join(links),
        }
        return Response(page, self.status, content_type="text/html; charset=utf-8")


PLAIN_PAGE = Markup("""<!DOCTYPE html>
<html lang="%(lang)s">
<head><meta charset="utf-8"/><title>%(title)s</title>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 4rem auto; max-width: 36rem; padding: 0 1rem; }
</style></head>
<body><main><h1>%(title)s</h1><p>%(sentence)s</p><p>%(next)s</p>%(links)s</main></body>
</html>
""")


def is_ours(path):
    """Tell whether an address belongs to the portal."""
    return bool(_OURS.match(path))


def _kind_of(exception):
    """Return the key of ``KINDS`` that tells what happened."""
    if isinstance(exception, RequestEntityTooLarge):
        return "too_large"
    if isinstance(exception, BadRequest):
        is_csrf = "CSRF" in (exception.description or "")
        return "expired" if is_csrf else "unreadable"
    if isinstance(exception, (NotFound, Forbidden, AccessError, MissingError)):
        return "not_found"
    if is_lost(exception):
        return "lost"
    if isinstance(exception, HTTPException) and exception.code < 500:
        return "unreadable"  # such as parts of a file that it does not have
    return "refused" if isinstance(exception, UserError) else "failed"


def is_lost(error):
    """Tell whether the database could not be reached, or has gone meanwhile."""
    return isinstance(error, LOST) or (
        isinstance(error, DatabaseError) and is_gone(error)
    )


def _has_own_answer(exception):
    """Tell whether core's answer is the right one: a login, a redirect."""
    if isinstance(exception, (SessionExpiredException, AccessDenied)):
        return True
    if not isinstance(exception, HTTPException):
        return False
    return exception.response is not None or not 400 <= (exception.code or 0) < 600


class IrHttp(models.AbstractModel):
    """Errors of the portal's addresses; it stands here because it speaks HTTP."""

    _inherit = "ir.http"

    @classmethod
    def _handle_error(cls, exception):
        if not is_ours(request.httprequest.path) or _has_own_answer(exception):
            return super()._handle_error(exception)
        answer = ErrorAnswer(exception)
        response = answer.response()
        if answer.kind != "lost":
            request.dispatcher.post_dispatch(response)
        elif is_gone(exception):
            forget(request.env.cr)
        return response
