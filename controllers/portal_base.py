"""What all pages of a partner portal have in common: whose portal, headers, answers."""

import functools
import uuid

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.exceptions import AccessError, MissingError, UserError
from odoo.http import request

from ..forms.field import read_token
from .done import done_sentences
from .parameters import held_id, plain
from .refusal import Refusal

# What the session remembers: ids of companies that its person found by a search, and
# through whose eyes an employee looks at a portal.
FOUND = "prm_found"
PREVIEW = "prm_preview"
# The id of the own portal that was opened last, and which one was not open to its
# person: its path, or that there is none at all.
LAST_PORTAL = "prm_portal"
SENT_AWAY = "prm_sent_away"
LONGEST_PATH = 100

# Methods that write nothing of what a page shows.
READING = frozenset({"GET", "HEAD"})

POLICY = "Content-Security-Policy"
HEADERS = {
    POLICY: "frame-ancestors 'self'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def guarded_route(*paths, auth="user", **routing):
    """Declare a page, as ``http.route`` does, for people who are logged in.

    Odoo passes the parameters of a request by name, also one that is called "self":
    here that one is dropped instead of breaking the call.

    It also adds the method OPTIONS to each address, and asks for no CSRF token then:
    here only the methods of the route are answered.

    :param str auth: ``public`` for what a signed link in the address opens
    """
    allowed = set(routing["methods"])
    if "GET" in allowed:
        allowed.add("HEAD")

    def decorate(endpoint):
        routed = http.route(paths, type="http", auth=auth, website=True, **routing)
        answer = routed(endpoint)

        @functools.wraps(answer)
        def guard(self, /, **params):
            params.pop("self", None)
            if request.httprequest.method not in allowed:
                return self._prm_not_allowed(allowed)
            return answer(self, **params)

        return guard

    return decorate


def on_primary(_controller, _rule, _args):
    """Tell that a visit begins on the primary database, where it is counted."""
    return False


def _unless_preview(_controller, _rule, _args):
    """Tell that a visit may read from a replica: a preview makes its person first."""
    return PREVIEW not in request.session


def portal_route(*addresses, json=False, limit="", **routing):
    """Make an endpoint of a portal: ``(self, portal, /, **params)`` below ``/partner``.

    The endpoint runs only for somebody who may open this portal; others are sent to
    their own portal, or to ``/my``. Each answer carries our headers.

    :param addresses: what follows ``/partner/<path>``
    :param json: the answer is JSON, so a foreign portal is "not found" as well
    :param limit: kind of ``prm.limit`` that a visit counts for
    """
    routing.setdefault("methods", ["GET"])
    reads = routing["methods"] == ["GET"]
    reading = _unless_preview if reads else False
    routing.setdefault("readonly", on_primary if limit and reads else reading)
    paths = [f"/partner/<string:prm_path>{address}" for address in addresses]

    def decorate(endpoint):
        @guarded_route(*paths, **routing)
        @functools.wraps(endpoint)
        def visit(self, prm_path, **params):
            """Answer for the portal at ``prm_path``."""
            return self._prm_visit(endpoint, prm_path, params, json, limit)

        return visit

    return decorate


class PrmPortalController(http.Controller):
    """Base of the controllers of the partner portal; Odoo merges them into one."""

    # ---- whose portal ----

    def _prm_visit(self, endpoint, path, params, json, limit=""):
        """Answer a visit of the portal at ``path``, or send the visitor elsewhere.

        What the endpoint raises as not found is answered as such.
        """
        if request.httprequest.method in READING:
            request.update_context(**request.env["prm.portal"]._visit_context())
            request.env["prm.portal"]._read_open(path)
        portals = request.env["prm.portal"]._open_to_user()
        portal = portals.filtered(lambda candidate: candidate.path == path)[:1]
        portal = portal._with_found(request.session.get(FOUND) or ())
        try:
            if portal and limit and (refusal := self._prm_spend(limit)):
                answer = self._prm_too_often(portal, refusal, json)
            elif portal:
                answer = endpoint(self, portal, **plain(params))
                self._prm_remember(portal, json)
            elif json:
                raise NotFound
            else:
                answer = self._prm_to_own_portal(path)
        except NotFound:
            answer = self._prm_not_found(portal, json)
        return self._prm_secured(answer)

    def _prm_to_own_portal(self, path=""):
        """Send the visitor to the own portal used last, else to ``/my``, with why.

        :param str path: of the portal that was asked for, which is not open to them
        """
        last_id = request.session.get(LAST_PORTAL)
        portal = request.env["prm.portal.door"]._own(last_id)
        if path or not portal:
            request.session[SENT_AWAY] = path[:LONGEST_PATH] or True
        return request.redirect(portal._url() if portal else "/my")

    def _prm_remember(self, portal, json):
        """Keep in the session which own portal was used last.

        :param json: a script of some open page asked, not a person
        """
        if json or request.session.get(LAST_PORTAL) == portal.id:
            return
        if portal in request.env["prm.portal"]._for_user():
            request.session[LAST_PORTAL] = portal.id

    def _prm_own_partnership(self, portal):
        """Return the visitor's partnership on this portal.

        :raises NotFound: where the visitor has none and only looks around
        """
        if partnership := portal._own_partnership():
            return partnership
        raise NotFound

    def _prm_registration(self, portal, registration_id):
        """Return the registration, as far as the visitor may see it.

        :raises NotFound: when it is missing or somebody else's, which looks alike
        """
        registration = portal.env["prm.list.values"]._page(
            portal.env["prm.registration"],
            [("id", "=", held_id(registration_id)), ("portal_id", "=", portal.id)],
            portal.env["prm.registration.reading"]._columns(),
            limit=1,
        )
        if not registration:
            raise NotFound
        return registration

    def _prm_spend(self, kind, amount=1, field="", about=""):
        """Count what the visitor is about to do; return a refusal of what is too much.

        A request that Odoo runs again after a conflict is counted once.

        :param field: of the form, where it is told
        :param about: tells apart what one request does several times
        """
        spent = getattr(request, "prm_spent", {})
        request.prm_spent = spent
        if (kind, about) not in spent:
            spent[kind, about] = request.env["prm.limit"]._spend(kind, amount)
        seconds = spent[kind, about]
        return Refusal.of_limit(kind, seconds, field) if seconds else None

    # ---- answers ----

    def _prm_token(self, text, mint=True):
        """Return the one-shot token of a form; a new one when ``text`` is none."""
        token = read_token(text or "")
        return uuid.uuid4().hex if mint and not token else token

    def _prm_redirect(self, portal, *parts, **query):
        """Send the browser to another page of the portal, by GET."""
        query = {name: value for name, value in query.items() if value}
        return request.redirect_query(portal._url(*parts), query)

    def _prm_secured(self, response):
        """Put our headers on a response; what sets a stricter policy keeps it."""
        for name, value in HEADERS.items():
            if name != POLICY or name not in response.headers:
                response.headers[name] = value
        return response

    def _prm_page(self, portal, section, template, values, status=200, refusal=None):
        """Render a page of a section inside the portal's layout.

        :param str section: its key, see ``prm.portal.sections``; empty for none
        :param str template: xml id
        :param dict values: of the template
        :param int status: of the answer
        :param refusal: that the page tells; it says the status
        """
        layout = portal.env["prm.portal.layout"]._values(portal, section)
        shown = {**layout, "prm_done": self._prm_done(), **values}
        if portal.env.user.share and not layout["prm_preview"]:
            # Employees, who may edit a website, are told which template it is.
            shown["main_object"] = portal
        status = refusal.status if refusal else status
        page = request.render(template, shown, status=status)
        if policy := layout["prm_style_policy"]:
            page.headers[POLICY] = f"{HEADERS[POLICY]}; {policy}"
        return self._prm_waiting(page, refusal)

    def _prm_json(self, values, refusal=None):
        """Answer with JSON; ``refusal`` says the status."""
        status = refusal.status if refusal else 200
        answer = request.make_json_response(values, status=status)
        return self._prm_waiting(answer, refusal)

    def _prm_waiting(self, response, refusal):
        """Say when a request that came too often may come again."""
        if refusal and refusal.wait:
            response.headers["Retry-After"] = str(refusal.wait)
        return response

    def _prm_too_often(self, portal, refusal, json):
        """Answer somebody who did something too often, by a sentence."""
        sentence = " ".join(refusal.messages.values())
        if json:
            return self._prm_json({"error": sentence}, refusal)
        values = {"prm_sentence": sentence}
        return self._prm_page(portal, "", "prm.portal_refused", values, refusal=refusal)

    def _prm_not_found(self, portal, json):
        """Answer alike for what is missing and for what belongs to somebody else."""
        if json or not portal:
            return request.make_json_response({"error": "not found"}, status=404)
        return self._prm_page(portal, "", "prm.portal_not_found", {}, status=404)

    def _prm_not_allowed(self, methods):
        """Answer a request by another method than the route's own."""
        headers = [("Allow", ", ".join(sorted(methods)))]
        return self._prm_secured(request.make_response("", headers, status=405))

    def _prm_attempt(self, call, *args, **kwargs):
        """Call a method of a record: ``(result, None)``, or ``(None, refusal)``.

        What a refused call has written is taken back; pending files stay.
        """
        try:
            with request.env.cr.savepoint():
                return call(*args, **kwargs), None
        except (AccessError, MissingError) as error:
            raise NotFound from error
        except UserError as error:
            return None, Refusal.of_error(error)

    # ---- layout ----

    def _prm_done(self):
        """Return what the last POST did: its sentence and the token it acknowledges."""
        args = request.httprequest.args
        return {
            "sentence": done_sentences(request.env).get(args.get("done"), ""),
            "token": self._prm_token(args.get("token"), mint=False),
        }
