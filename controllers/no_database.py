"""A page of ours when the database cannot be reached at all.

Core then forgets the session for this one request and looks for pages that need no
database: a partner would read "Not Found". There is no hook at this point, so core's
method is wrapped; it is asked for everything that is not ours.
"""

import functools
import sys

from odoo.http import RegistryError, Request

from .error_pages import ErrorAnswer, is_ours


def _with_our_page(serve_nodb):
    """Return core's method, with an answer for visitors of the portal."""

    @functools.wraps(serve_nodb)
    def serve(self):
        error = sys.exc_info()[1]
        if isinstance(error, RegistryError) and is_ours(self.httprequest.path):
            return ErrorAnswer(error, kind="lost").response()
        return serve_nodb(self)

    serve.prm_wrapped = True
    return serve


if not hasattr(Request._serve_nodb, "prm_wrapped"):
    Request._serve_nodb = _with_our_page(Request._serve_nodb)
