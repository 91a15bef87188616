"""Files on the page of a deal: shown, and own ones removed."""

from werkzeug.exceptions import NotFound

from odoo.http import request

from .parameters import held_id
from .portal_base import portal_route
from .portal_documents import FILE_POLICY
from .portal_registrations import PAGE, PrmPortalRegistrations

FILE = f"{PAGE}/files/<int:prm_file>"


class PrmPortalDealFiles(PrmPortalRegistrations):
    """Whose a file is, and what it is, the service says."""

    @portal_route(f"{FILE}/preview")
    def prm_deal_file_preview(self, portal, /, prm_id, prm_file, **_params):
        """Send a picture or a PDF file for the page to show; error 404 for others."""
        registration = self._prm_registration(portal, prm_id)
        number = held_id(prm_file)
        shown = request.env["prm.deal.files"]._inline(registration, number)
        if not shown.file:
            raise NotFound
        stream = shown.file._to_http_stream()
        stream.mimetype = shown.kind
        return stream.get_response(
            as_attachment=False, content_security_policy=FILE_POLICY
        )

    @portal_route(f"{FILE}/remove")
    def prm_back_from_file(self, portal, /, prm_id, **_params):
        """Lead back from the login that an expired session asked for."""
        self._prm_registration(portal, prm_id)
        return self._prm_redirect(portal, "registrations", prm_id)

    @portal_route(f"{FILE}/remove", methods=["POST"])
    def prm_deal_file_remove(self, portal, /, prm_id, prm_file, **_params):
        """Remove an own file."""
        registration = self._prm_registration(portal, prm_id)
        number = held_id(prm_file)
        remove = request.env["prm.deal.files"]._remove
        _done, refusal = self._prm_attempt(remove, registration, number)
        if refusal:
            return self._prm_record_page(portal, registration, "registrations", refusal)
        return self._prm_redirect(portal, "registrations", prm_id, done="detached")
