"""The form with which a partner registers an opportunity."""

from odoo.http import request

from ..forms.field import tidy
from ..forms.registration_form import FormRules, RegistrationForm, is_day
from .form_values import error_values
from .in_section import in_section
from .list_query import LONGEST_SEARCH
from .parameters import read_id
from .portal_base import Refusal, portal_route
from .portal_lookup import SECTION, PrmPortalLookup

PAGE = "/registrations/<int:prm_id>"
# Codes of a company that a person may look at all the same.
REVIEWABLE = {"customer_known", "customer_own", "customer_registered"}


class PrmPortalRegistrationForm(PrmPortalLookup):
    """New registrations, drafts and returned ones share one form and one way."""

    # ---- the empty or the filled form ----

    @portal_route("/registrations/new")
    @in_section(SECTION)
    def prm_new_registration(self, portal, /, submission_token="", **params):
        """Show an empty form with a new token; 403 to who may not register."""
        token = self._prm_token(submission_token)
        partnership = portal._read_own_partnership()
        if answer := self._prm_no_form(portal, partnership):
            return answer
        request.env["prm.registration.form"]._read_at_once(portal)
        typed = request.env["prm.registration.form"]._first_texts(partnership, params)
        return self._prm_form_page(portal, typed, token)

    def _prm_no_form(self, portal, partnership):
        """Answer with 403 and why to who may not register here; None to others."""
        verdict = partnership._verdict_register()
        if verdict:
            return None
        sentence = Refusal({"": verdict.code}).messages[""]
        values, page = {"prm_sentence": sentence}, "prm.portal_refused"
        return self._prm_page(portal, "registrations", page, values, status=403)

    @portal_route(f"{PAGE}/edit", f"{PAGE}/resubmit")
    @in_section(SECTION)
    def prm_edit_registration(self, portal, /, prm_id, submission_token="", **_params):
        """Show a draft or a returned registration in the form, else its page."""
        registration = self._prm_registration(portal, prm_id)
        if "edit" not in registration._portal_actions():
            return self._prm_redirect(portal, "registrations", prm_id)
        if answer := self._prm_elsewhere(portal):
            return answer
        token = self._prm_token(submission_token)
        typed = request.env["prm.registration.form"]._texts(registration)
        return self._prm_form_page(portal, typed, token, registration)

    # ---- what is sent ----

    @portal_route("/registrations", methods=["POST"])
    @in_section(SECTION)
    def prm_create_registration(self, portal, /, **params):
        """Take a new form: save or submit it; 422 shows it again with errors."""
        return self._prm_elsewhere(portal) or self._prm_receive(portal, params)

    @portal_route(f"{PAGE}/resubmit", methods=["POST"])
    @in_section(SECTION)
    def prm_resubmit_registration(self, portal, /, prm_id, **params):
        """Take the form of a draft or a returned registration, as above."""
        registration = self._prm_registration(portal, prm_id)
        answer = self._prm_elsewhere(portal)
        return answer or self._prm_receive(portal, params, registration)

    def _prm_elsewhere(self, portal):
        """Answer with 403 to who only looks around on this portal; None to others."""
        partnership = portal._own_partnership()
        return None if partnership else self._prm_no_form(portal, partnership)

    def _prm_receive(self, portal, params, registration=None):
        """Take a form: keep its files, save it, and send the browser to the page."""
        token = self._prm_token(params.get("submission_token"))
        files = self._prm_take_files(portal, token, params.get("remove_file"))
        rules = self._prm_form_rules(portal, registration)
        params = _with_own_company(params)
        params = self._prm_with_closed(portal, params, rules, registration)
        form = RegistrationForm.parse({**params, "submission_token": token}, rules)
        files = self._prm_remove_kept(registration, params) or files
        if self._prm_is_step(params) and not files:
            refusal = self._prm_step_limit(params)
            return self._prm_form_page(portal, params, token, registration, refusal)
        refusal = self._prm_spend("submissions")
        saved, refusal = None, refusal or self._prm_form_refusal(portal, form, files)
        if not refusal and self._prm_is_probe(form):
            refusal = self._prm_spend("probes", field="customer_name")
        if not refusal:
            saved, refusal = self._prm_save(portal, form, token, registration)
        if refusal:
            return self._prm_form_page(portal, params, token, registration, refusal)
        done = "submitted" if form.action == "submit" else "saved"
        return self._prm_redirect(
            portal, "registrations", saved.id, done=done, token=token
        )

    def _prm_is_step(self, params):
        """Tell whether a browser without scripts asks for a step before sending."""
        steps = {"remove_file", "remove_kept", "use_company"}
        return bool(steps & params.keys()) or params.get("action") == "search"

    def _prm_remove_kept(self, registration, params):
        """Remove the file of a draft that the form names; return a refusal."""
        if not registration or "remove_kept" not in params:
            return None
        remove = request.env["prm.registration.correction"]._remove_draft_file
        file = read_id(params["remove_kept"])
        return self._prm_attempt(remove, registration, file)[1]

    def _prm_step_limit(self, params):
        """Count a search of a browser without scripts."""
        if params.get("action") != "search":
            return None
        return self._prm_spend("lookups", field="customer_id")

    def _prm_is_probe(self, form):
        """Tell whether the answer to this form says if a company is known."""
        return form.action == "submit" and form.values.get("is_new_company")

    def _prm_form_refusal(self, portal, form, files):
        """Return all that is wrong before anything is saved: also foreign choices."""
        refusal = Refusal(form.errors) | files
        if not refusal:
            return refusal
        check = request.env["prm.registration.choices"]._check
        partnership, closed = portal._own_partnership(), form.rules.closed
        _nothing, choices = self._prm_attempt(check, partnership, form.values, closed)
        return refusal | choices

    def _prm_save(self, portal, form, token, registration):
        """Save the form: ``(registration, None)`` or ``(None, refusal)``."""
        if registration:
            save = registration._resubmit
        else:
            save = portal._own_partnership()._register_deal
        return self._prm_attempt(
            save,
            form.values,
            token,
            submit=form.action == "submit",
            comments=form.comments,
            ask_review=form.ask_review,
            unfinished=form.unfinished,
        )

    def _prm_form_rules(self, portal, registration=None):
        """Return what the partnership, and a correction, say about the form."""
        form = request.env["prm.registration.form"]
        return FormRules(**form._rules(portal._own_partnership(), registration))

    def _prm_with_closed(self, portal, params, rules, registration):
        """Return the parameters; what is closed stands there as the form shows it."""
        if not rules.closed:
            return params
        form = request.env["prm.registration.form"]
        if registration:
            stored = form._texts(registration)
        else:
            stored = form._first_texts(portal._own_partnership())
        closed = {name: stored[name] for name in stored if name in rules.closed}
        return {**params, **closed}

    # ---- the page ----

    def _prm_form_page(self, portal, typed, token, registration=None, refusal=None):
        """Answer with the form, filled with what was typed."""
        rules = self._prm_form_rules(portal, registration)
        fields = request.env["prm.registration.fields"]
        removed, required = rules.removed(), rules.program_required()
        labels = fields._labels(portal)
        correction = request.env["prm.registration.correction"]
        notes = correction._notes(registration, portal._own_partnership())
        offers = self._prm_form_choices(portal, typed, registration, bool(refusal))
        errors = self._prm_in_order(labels, refusal.messages if refusal else {})
        values = {
            "prm_form": {**dict.fromkeys(labels, ""), **typed},
            "prm_cards": fields._cards(portal, removed, required),
            **error_values(errors, labels),
            "prm_ask_review": bool(refusal)
            and REVIEWABLE & set(refusal.codes.values()),
            "prm_own": self._prm_own(portal, refusal),
            # A browser shows nothing of a text that is no date in a field for dates.
            "prm_half_dates": {
                rule.name
                for rule in rules.fields
                if rule.kind == "date" and not is_day(typed.get(rule.name))
            },
            "prm_fresh": request.httprequest.method == "GET",
            "prm_flagged_links": [
                (name, labels[name]) for name in notes["flagged"] if name not in removed
            ],
            **{f"prm_{name}": value for name, value in (notes | offers).items()},
            **self._prm_form_target(portal, registration, token),
            **self._prm_file_values(portal, token),
        }
        template = "prm.portal_registration_form"
        return self._prm_page(
            portal, "registrations", template, values, refusal=refusal
        )

    def _prm_own(self, portal, refusal):
        """Return the own customer that a refusal tells of, and where its deal is."""
        own = dict(refusal.own) if refusal else {}
        if own.get("registration_id"):
            own["url"] = portal._url("registrations", own["registration_id"])
        return own

    def _prm_in_order(self, labels, errors):
        """Return the errors in the order of the fields, general ones first."""
        order = {name: place for place, name in enumerate(labels)}
        return dict(sorted(errors.items(), key=lambda item: order.get(item[0], -1)))

    def _prm_form_choices(self, portal, typed, registration, refused=False):
        """Return the choices of the selects, among them what is chosen.

        :param refused: there were too many searches
        """
        is_search = typed.get("action") == "search" and not refused
        query = (typed.get("company_query") or "")[:LONGEST_SEARCH]
        form = request.env["prm.registration.form"]
        return form._offers(
            portal._own_partnership(),
            registration,
            companies=self._prm_find(portal, tidy(query) if is_search else ""),
            company_id=read_id(typed.get("customer_id")),
            contact_id=read_id(typed.get("customer_contact_id")),
        )

    def _prm_form_target(self, portal, registration, token):
        """Return where the form goes; the address brings back to it after a login."""
        url = portal._url("registrations")
        if not registration:
            return {
                "prm_registration_id": 0,
                "prm_action": f"{url}?form=new&submission_token={token}",
                "prm_cancel_url": url,
                "prm_is_draft": True,
            }
        page = f"{url}/{registration.id}"
        return {
            "prm_registration_id": registration.id,
            "prm_number": registration.number,
            "prm_action": f"{page}/resubmit?submission_token={token}",
            "prm_cancel_url": page,
            "prm_is_draft": registration.state == "draft",
        }


def _with_own_company(params):
    """Return the parameters; the own customer of the button is the one chosen.

    What was typed of the person stays: it is a new contact of that customer. Whether
    the company may be chosen is checked as for any other choice.
    """
    if "use_company" not in params:
        return params
    kept = {name: params[name] for name in params if name != "is_new_company"}
    return {**kept, "customer_id": params["use_company"], "is_new_contact": "1"}
