"""Lists of the portal as files, for spreadsheet programs."""

from werkzeug.exceptions import NotFound
from werkzeug.wsgi import wrap_file

from odoo.http import content_disposition, request

from .portal_base import PrmPortalController, portal_route
from .portal_list import PortalList


class PrmPortalExport(PrmPortalController):
    """The address of a file is that of its list, with another beginning."""

    @portal_route("/export", limit="exports")
    def prm_export(self, portal, /, kind="", **params):
        """Send a list, filtered as its page is, as a file; error 404 without one."""
        exports = request.env["prm.list.export"]
        service = exports._service(portal, kind)
        if service is None:
            raise NotFound
        form = params.pop("format", "")
        within = service._within(portal)
        listed = PortalList(service, kind, portal._url(kind), params, within)
        wanted = (portal, kind, listed.model, listed.domain, listed._order(), form)
        file, refusal = self._prm_attempt(exports._file, *wanted)
        if refusal:
            values, page = {"prm_sentence": refusal.messages[""]}, "prm.portal_refused"
            return self._prm_page(portal, kind, page, values, refusal=refusal)
        return self._prm_send_export(file)

    def _prm_send_export(self, file):
        """Answer with a file, to be saved; it is counted as a download."""
        content = wrap_file(request.httprequest.environ, file.stream)
        headers = {
            "Content-Type": file.mimetype,
            "Content-Length": str(file.size),
            "Content-Disposition": content_disposition(file.name),
        }
        answer = request.make_response(content, list(headers.items()))
        if request.httprequest.method == "GET":
            request.env["prm.member.activity"]._count("downloads")
        return answer
