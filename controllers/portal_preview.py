"""An employee looks at a portal as people of a partner see it."""

from contextlib import contextmanager
from functools import partial

from werkzeug.exceptions import NotFound

from odoo.http import request

from .parameters import read_id
from .portal_base import PREVIEW, PrmPortalController, guarded_route

# Methods that change nothing.
READING = ("GET", "HEAD")


def _only_looks(controller, portal, /, json):
    """Answer who wants to send something from a preview."""
    sentence = request.env._("This is a preview: nothing can be sent from here.")
    if json:
        return request.make_json_response({"error": sentence}, status=403)
    values = {"prm_sentence": sentence}
    return controller._prm_page(portal, "", "prm.portal_refused", values, status=403)


class PrmPortalPreview(PrmPortalController):
    """The session remembers through whose eyes its employee looks."""

    @guarded_route(
        "/partner/preview/<string:prm_id>/<string:prm_role>",
        methods=["GET"],
        readonly=True,
    )
    def prm_preview(self, prm_id, prm_role, **_params):
        """Begin a preview; refuse who may not look, as if nothing was there."""
        preview = request.env["prm.portal.preview"]
        partnership = preview._partnership(read_id(prm_id))
        if not partnership:
            raise NotFound
        role = preview._role(prm_role)
        request.session[PREVIEW] = {"partnership_id": partnership.id, "role": role}
        address = f"/partner/{preview._path(partnership)}"
        return self._prm_secured(request.redirect(address))

    @guarded_route("/partner/preview/end", methods=["GET"], readonly=True)
    def prm_end_preview(self, **_params):
        """End the preview; back to the partnership whose portal was shown."""
        chosen = request.session.pop(PREVIEW, None) or {}
        address = "/odoo/action-prm.prm_partnership_action"
        parts = [address, *map(str, filter(None, [chosen.get("partnership_id")]))]
        return self._prm_secured(request.redirect("/".join(parts)))

    # ---- visits ----

    def _prm_visit(self, endpoint, path, params, json, limit=""):
        """Answer a visit; an employee's preview is one by a person of the partner."""
        chosen = self._prm_previewed(path)
        if not chosen:
            return super()._prm_visit(endpoint, path, params, json, limit)
        if request.httprequest.method not in READING:
            endpoint, params, limit = partial(_only_looks, json=json), {}, ""
        preview = request.env["prm.portal.preview"]
        with preview._visit(*chosen) as env, self._prm_as(env):
            answer = super()._prm_visit(endpoint, path, params, json, limit)
            answer.flatten()  # as long as the person of the preview is there
        return answer

    def _prm_previewed(self, path):
        """Return partnership and role of a preview of this portal, or nothing."""
        chosen = request.session.get(PREVIEW)
        preview = request.env["prm.portal.preview"]
        partnership = chosen and preview._partnership(chosen["partnership_id"])
        if partnership and preview._path(partnership) == path:
            return partnership, preview._role(chosen["role"])
        return ()

    @contextmanager
    def _prm_as(self, env):
        """Let a part of the request run in another environment."""
        own = request.env
        try:
            request.env = env
            request.update_env(user=env.uid)
            yield
        finally:
            request.env = own
            request.update_env(user=own.uid)
