"""The section "Documents": files and links that the vendor keeps ready for partners."""

import re

from werkzeug.exceptions import NotFound

from odoo.http import request

from .in_section import in_section
from .parameters import held_id
from .portal_base import PrmPortalController, on_primary, portal_route
from .portal_list import PortalList

# Nothing in a file runs, whatever it is taken for.
FILE_POLICY = "default-src 'none'; frame-ancestors 'self'; sandbox"
PART = re.compile(r"bytes (?P<first>\d+)-(?P<last>\d+)/(?P<size>\d+)")


def _is_whole(answer):
    """Tell whether an answer sends all of a file, however it was asked for."""
    part = PART.fullmatch(answer.headers.get("Content-Range", ""))
    if answer.status_code != 206 or not part:
        return answer.status_code == 200
    return part["first"] == "0" and int(part["last"]) + 1 == int(part["size"])


class PrmPortalDocuments(PrmPortalController):
    """Who may read a document is asked of the rules, at each request.

    Files are sent from the primary database: each is counted.
    """

    @portal_route("/documents")
    @in_section("documents")
    def prm_documents(self, portal, /, **params):
        """Show what the visitor may read; error 404 to who only looks around."""
        if not portal._is_own():
            raise NotFound
        service = portal.env["prm.document.list"]
        address = portal._url("documents")
        within = service._within(portal)
        page = PortalList(service, "documents", address, params, within)
        values = {"prm_list": page}
        return self._prm_page(portal, "documents", "prm.portal_documents", values)

    @portal_route("/documents/<int:prm_id>")
    @in_section("documents")
    def prm_document(self, portal, /, prm_id, **_params):
        """Show one document, with a preview where there is one."""
        document = self._prm_document(portal, prm_id)
        address = portal._url("documents", document.id)
        values = {
            "prm_document": portal.env["prm.document.page"]._page(document),
            "prm_document_url": address,
        }
        return self._prm_page(portal, "documents", "prm.portal_document", values)

    @portal_route("/documents/<int:prm_id>/preview", readonly=on_primary)
    @in_section("documents")
    def prm_document_preview(self, portal, /, prm_id, **_params):
        """Send a picture or a PDF file for the page to show; error 404 for others."""
        return self._prm_send_document(portal, prm_id, inline=True)

    @portal_route("/documents/<int:prm_id>/download", readonly=on_primary)
    @in_section("documents")
    def prm_document_download(self, portal, /, prm_id, **_params):
        """Send the file, to be saved."""
        return self._prm_send_document(portal, prm_id, inline=False)

    @portal_route("/documents/<int:prm_id>/open", json=True, methods=["POST"])
    @in_section("documents")
    def prm_document_open(self, portal, /, prm_id, **_params):
        """Count that the visitor opens a link."""
        self._prm_count_document(portal, self._prm_document(portal, prm_id))
        return request.make_json_response({})

    def _prm_document(self, portal, document_id):
        """Return a document that the visitor may read now.

        :raises NotFound: when it is missing or not for the visitor, which looks alike
        """
        number = held_id(document_id)
        document = portal.env["prm.document.page"]._find(portal, number)
        if not document or not portal._is_own():
            raise NotFound
        return document

    def _prm_send_document(self, portal, document_id, inline):
        """Send the file of a document; parts of it are counted as one download.

        :raises NotFound: without a file, or one that no page may show
        """
        document = self._prm_document(portal, document_id)
        page = portal.env["prm.document.page"]
        file, name, kind = page._file_sudo(document, inline)
        if not file:
            raise NotFound
        stream = file._to_http_stream()
        stream.mimetype, stream.download_name = kind, name
        answer = stream.get_response(
            as_attachment=not inline, content_security_policy=FILE_POLICY
        )
        if answer.status_code in (200, 206):
            self._prm_count_document(portal, document, not _is_whole(answer))
        return answer

    def _prm_count_document(self, portal, document, is_part=False):
        """Count a download; a request that Odoo runs again is counted once."""
        if request.httprequest.method == "HEAD" or getattr(
            request, "prm_counted", False
        ):
            return
        request.prm_counted = True
        downloads = portal.env["prm.document.download"]
        downloads._count(document, self._prm_own_partnership(portal), is_part)
