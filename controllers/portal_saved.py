"""Saved filters: the row above each list, their pages, and opening one."""

from werkzeug.exceptions import NotFound

from odoo.http import request

from ..forms.saved_form import SavedFilterForm
from ..policy.saved_filter import LONGEST_QUERY, asked
from .list_chips import in_words
from .list_query import ListQuery
from .parameters import held_id
from .portal_base import PrmPortalController, Refusal, portal_route

SAVED = "/saved/<int:prm_id>"
DEEDS = ("delete", "unshare", "take_over")


class PrmPortalSaved(PrmPortalController):
    """What people keep of the lists of a portal.

    A list reads what was saved anew, as it reads an address: a filter opens nothing.
    """

    def _prm_page(self, portal, section, template, values, status=200, refusal=None):
        """Render a page; each page of a list gets the saved filters of that list."""
        if page := values.get("prm_list"):
            service = portal.env["prm.saved.filter.page"]
            row = service._row(portal, page.kind, page.query.query())
            values = {"prm_saved": row, **values}
        return super()._prm_page(portal, section, template, values, status, refusal)

    def _prm_done(self):
        """Return what the last POST did, also to a saved filter."""
        done, _ = super()._prm_done(), request.env._
        sentences = {
            "filter_saved": _("The filter was saved."),
            "filter_deleted": _("The filter was deleted."),
            "filter_unshared": _("The filter is no longer shared."),
            "filter_taken_over": _("The filter is yours now."),
            "filter_partly": _(
                "Part of this filter is not available here. You see the rest of it."
            ),
        }
        sentence = sentences.get(request.httprequest.args.get("done"))
        return {**done, "sentence": sentence} if sentence else done

    # ---- saving ----

    @portal_route("/saved")
    def prm_saved_filters(self, portal, /, **params):
        """Show all filters of a list, the own ones and those of colleagues."""
        if "list" not in params:
            return self._prm_redirect(portal)
        kind = self._prm_kind(portal, params)
        page = request.env["prm.saved.filter.page"]._page(portal, kind)
        self._prm_add_words(portal, kind, [*page["own"], *page["shared"]])
        return self._prm_page(portal, kind, "prm.portal_saved", {"prm_page": page})

    @portal_route("/saved", methods=["POST"])
    def prm_save_filter(self, portal, /, query="", replace="", **params):
        """Save what the list shows; 422 asks for the name again, keeping all."""
        kind = self._prm_kind(portal, params)
        known = self._prm_query(portal, kind, asked(query[: 2 * LONGEST_QUERY]))
        form = SavedFilterForm.parse(params)
        refusal = Refusal(form.errors)
        if not refusal:
            wish = {**form.values, "query": known.query()}
            save = request.env["prm.saved.filter.desk"]._save
            saved, refusal = self._prm_attempt(save, portal, kind, wish, bool(replace))
        if refusal:
            return self._prm_saved_form(portal, kind, known, form, refusal)
        return self._prm_redirect(portal, "saved", saved.id, done="filter_saved")

    def _prm_saved_form(self, portal, kind, known, form, refusal):
        """Answer with the form of a filter that could not be saved.

        :param known: what the list is asked
        """
        service = request.env["prm.saved.filter.page"]
        values = {
            "prm_form": service._form(portal, kind, known.query()),
            "prm_list_url": known.url(),
            "prm_typed": form.raw,
            "prm_errors": refusal.messages,
            "prm_is_taken": refusal.codes.get("name") == "filter_name_taken",
        }
        template = "prm.portal_saved_new"
        return self._prm_page(portal, kind, template, values, refusal=refusal)

    # ---- one filter ----

    @portal_route(SAVED)
    def prm_open_filter(self, portal, /, prm_id, done="", **_params):
        """Lead to the list as it was saved, as far as it offers that to the visitor."""
        saved = self._prm_saved(portal, prm_id)
        wanted = request.env["prm.saved.filter.page"]._asked(saved)
        query = self._prm_query(portal, saved.kind, wanted)
        if query.query() != wanted:
            done = "filter_partly"
        return request.redirect(query.url(done=done))

    @portal_route(f"{SAVED}/edit")
    def prm_edit_filter(self, portal, /, prm_id, **_params):
        """Show a filter, and what the visitor may do with it."""
        return self._prm_saved_page(portal, self._prm_saved(portal, prm_id))

    @portal_route(f"{SAVED}/edit", methods=["POST"])
    def prm_change_filter(self, portal, /, prm_id, **params):
        """Rename an own filter, share it or not; 422 shows its page again."""
        saved = self._prm_saved(portal, prm_id)
        form = SavedFilterForm.parse(params)
        refusal = Refusal(form.errors)
        if not refusal:
            change = request.env["prm.saved.filter.desk"]._change
            call = (change, portal, saved, *form.values.values())
            _done, refusal = self._prm_attempt(*call)
        if refusal:
            return self._prm_saved_page(portal, saved, refusal, form.raw)
        return self._prm_to_filters(portal, saved.kind, "filter_saved")

    @portal_route(f"{SAVED}/delete", methods=["POST"])
    def prm_delete_filter(self, portal, /, prm_id, **_params):
        """Delete a filter."""
        return self._prm_deed(portal, prm_id, "_delete", "filter_deleted")

    @portal_route(f"{SAVED}/unshare", methods=["POST"])
    def prm_unshare_filter(self, portal, /, prm_id, **_params):
        """Take a filter of a colleague back from the others."""
        return self._prm_deed(portal, prm_id, "_unshare", "filter_unshared")

    @portal_route(f"{SAVED}/take_over", methods=["POST"])
    def prm_take_over_filter(self, portal, /, prm_id, **_params):
        """Take over a filter of somebody who has left."""
        return self._prm_deed(portal, prm_id, "_take_over", "filter_taken_over")

    @portal_route(*(f"{SAVED}/{deed}" for deed in DEEDS))
    def prm_back_to_filter(self, portal, /, prm_id, **_params):
        """Lead back from the login that an expired session asked for."""
        saved = self._prm_saved(portal, prm_id)
        return self._prm_redirect(portal, "saved", saved.id, "edit")

    def _prm_add_words(self, portal, kind, entries):
        """Tell of filters in words what they ask, as far as the visitor is offered it.

        A company that the visitor sees no deal with is left out, and so is what a
        colleague typed, unless supervisors read it, who see all deals.
        """
        sees_all = request.env["prm.portal"]._is_supervisor()
        spec = request.env["prm.saved.filter.page"]._spec(kind)
        for entry in entries:
            query = ListQuery(spec, portal._url(kind), asked(entry.pop("query")))
            is_told = sees_all or not entry["owner"]
            entry["words"] = in_words(query, request.env, is_told)

    # ---- tools ----

    def _prm_kind(self, portal, params):
        """Return the key of the list that a request names.

        :raises NotFound: when the portal shows no such list to the visitor
        """
        kind = params.get("list")
        if kind not in request.env["prm.saved.filter.page"]._kinds(portal):
            raise NotFound
        return kind

    def _prm_query(self, portal, kind, params):
        """Return what a list understands of these parameters."""
        spec = request.env["prm.saved.filter.page"]._spec(kind)
        return ListQuery(spec, portal._url(kind), params)

    def _prm_saved(self, portal, filter_id):
        """Return a filter that the visitor may read.

        :raises NotFound: when it is missing or not for the visitor, which looks alike
        """
        find = request.env["prm.saved.filter.desk"]._find
        if saved := find(portal, held_id(filter_id)):
            return saved
        raise NotFound

    def _prm_saved_page(self, portal, saved, refusal=None, typed=None):
        """Answer with the page of one filter, and with what was typed there."""
        page = request.env["prm.saved.filter.page"]._one(portal, saved)
        self._prm_add_words(portal, saved.kind, [page])
        stored = {"name": page["name"], "is_shared": page["shared"]}
        values = {
            "prm_page": page,
            "prm_typed": typed or stored,
            "prm_errors": refusal.messages if refusal else {},
        }
        template = "prm.portal_saved_one"
        return self._prm_page(portal, saved.kind, template, values, refusal=refusal)

    def _prm_deed(self, portal, filter_id, deed, done):
        """Do something with a filter that needs no more than a click."""
        saved = self._prm_saved(portal, filter_id)
        kind = saved.kind
        call = getattr(request.env["prm.saved.filter.desk"], deed)
        _done, refusal = self._prm_attempt(call, portal, saved)
        if refusal:
            return self._prm_saved_page(portal, saved, refusal)
        return self._prm_to_filters(portal, kind, done)

    def _prm_to_filters(self, portal, kind, done):
        """Lead to the page of all filters of a list, saying what was done."""
        return self._prm_redirect(portal, "saved", list=kind, done=done)
