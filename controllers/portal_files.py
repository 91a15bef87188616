"""Files: pending uploads of a form that is being filled, and downloads."""

from werkzeug.exceptions import NotFound

from odoo.http import request

from .parameters import held_id, read_id
from .portal_base import PrmPortalController, Refusal, portal_route

FILES = "attachments"
NO_TOKEN = {FILES: "unreadable_file"}


class PrmPortalFiles(PrmPortalController):
    """Pending uploads are bound to the visitor and to the token of the form."""

    @portal_route("/files", json=True)
    def prm_pending_files(self, portal, /, submission_token="", **_params):
        """Answer with the visitor's pending files of one form, as JSON."""
        token = self._prm_token(submission_token, mint=False)
        answer = {"files": self._prm_pending(token), "csrf_token": request.csrf_token()}
        return request.make_json_response(answer)

    @portal_route("/files", json=True, methods=["POST"])
    def prm_upload_files(self, portal, /, submission_token="", **_params):
        """Keep the sent files as pending; answer with all, and what was refused."""
        token = self._prm_token(submission_token, mint=False)
        refused, refusal = self._prm_keep_files(portal, token)
        answer = {"files": self._prm_pending(token), "refused": refused}
        return self._prm_json(answer, refusal)

    @portal_route("/files/<int:prm_id>/remove", json=True, methods=["POST"])
    def prm_remove_file(self, portal, /, prm_id, submission_token="", **_params):
        """Remove one pending file of a form; answer with those that are left."""
        token = self._prm_token(submission_token, mint=False)
        self._prm_remove_pending(token, prm_id)
        return request.make_json_response({"files": self._prm_pending(token)})

    @portal_route("/registrations/<int:prm_id>/files/<int:prm_file>")
    def prm_download(self, portal, /, prm_id, prm_file, **_params):
        """Send a file of a registration; error 404 when it is not shared."""
        registration = self._prm_registration(portal, prm_id)
        return self._prm_stream(registration._attachment_sudo(held_id(prm_file)))

    def _prm_stream(self, attachment, name=""):
        """Send the content of a file, never as a page of ours.

        :param str name: that the file gets, unless its own
        :raises NotFound: without a file, or when it is only an address
        """
        if not attachment or attachment.type != "binary":
            raise NotFound
        stream = attachment._to_http_stream()
        stream.download_name = name or stream.download_name
        policy = "default-src 'none'; frame-ancestors 'self'; sandbox"
        answer = stream.get_response(as_attachment=True, content_security_policy=policy)
        if request.httprequest.method == "GET" and answer.status_code == 200:
            request.env["prm.member.activity"]._count("downloads")
        return answer

    def _prm_keep_files(self, portal, token):
        """Keep this request's files as pending, where the portal takes any.

        :return: name and message of each refused one, and the refusal of them all
        """
        refused, refusals = [], None
        for number, file in enumerate(request.httprequest.files.getlist(FILES)):
            refusal = self._prm_keep_file(portal, token, file, number)
            if refusal:
                message = " ".join(refusal.messages.values())
                refused.append({"name": file.filename, "message": message})
                refusals = refusal | refusals
        return refused, refusals

    def _prm_keep_file(self, portal, token, file, number):
        """Keep one file as pending, or return why it is refused."""
        if not file.filename:
            return None
        verdict = request.env["prm.portal.switches"]._verdict_files(portal)
        if not verdict:
            return Refusal({FILES: verdict.code})
        if not token:
            return Refusal(NO_TOKEN)
        # A request that Odoo runs again has read its files already.
        file.stream.seek(0)
        content = file.stream.read()
        size = -(-len(content) // 1024)
        too_much = self._prm_spend("files", about=number) or self._prm_spend(
            "file_kb", size, about=number
        )
        if too_much:
            return too_much
        store = request.env["prm.upload"]._store_sudo
        _kept, refusal = self._prm_attempt(store, token, file.filename, content)
        return refusal

    def _prm_remove_pending(self, token, upload):
        """Remove one pending file of this token, if there is such a one."""
        number = read_id(str(upload))
        if token and number:
            request.env["prm.upload"]._remove(token, number)

    def _prm_take_files(self, portal, token, remove=None):
        """Keep this request's files and drop the one to remove; return a refusal."""
        refused, refusal = self._prm_keep_files(portal, token)
        if remove is not None:
            self._prm_remove_pending(token, remove)
        return self._prm_file_refusal(refused, refusal) if refused else None

    def _prm_file_values(self, portal, token, is_new=False):
        """Return what the file field of a form needs.

        :param is_new: the token was made just now: no file waits under it
        """
        return {
            "prm_token": token,
            "prm_takes_files": self._prm_takes_files(portal),
            "prm_pending": [] if is_new else self._prm_pending(token),
            "prm_limits": request.env["prm.upload.field"]._limits(),
            "prm_files_url": portal._url("files"),
        }

    def _prm_takes_files(self, portal):
        """Tell whether the portal takes files."""
        return bool(request.env["prm.portal.switches"]._verdict_files(portal))

    def _prm_pending(self, token):
        """Return the visitor's pending files of this token."""
        return request.env["prm.upload.field"]._pending(token) if token else []

    def _prm_file_refusal(self, refused, refusal):
        """Return the refusal of a form some of whose files were refused."""
        lines = [f"{file['name']}: {file['message']}" for file in refused]
        return Refusal({}, {FILES: "\n".join(lines)}, refusal.wait)
