"""Pages of the portal are counted for the person who opened them."""

from odoo.http import request

from .portal_base import PrmPortalController


def _is_page(answer, json):
    """Tell whether a person opened a page: no file, and nothing for a script."""
    is_opened = request.httprequest.method == "GET" and not json
    is_shown = answer.status_code == 200 and answer.mimetype == "text/html"
    return is_opened and is_shown and "Content-Disposition" not in answer.headers


def _counted(endpoint, json):
    """Return an endpoint of a portal whose pages are counted."""

    def visit(controller, portal, /, **params):
        """Answer as the endpoint does."""
        activity = request.env["prm.member.activity"]
        activity._enter(portal)
        answer = endpoint(controller, portal, **params)
        if _is_page(answer, json):
            activity._count("pages")
        return answer

    return visit


class PrmPortalActivity(PrmPortalController):
    """What is counted during a visit counts for the partnership on its portal."""

    def _prm_visit(self, endpoint, path, params, json, limit=""):
        endpoint = _counted(endpoint, json)
        return super()._prm_visit(endpoint, path, params, json, limit)
