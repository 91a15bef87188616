"""The terms of the program: read, print, accept."""

from werkzeug.exceptions import NotFound

from odoo.http import request

from ..forms.terms_form import TermsForm
from .parameters import held_id, read_id
from .portal_base import Refusal, portal_route
from .portal_files import PrmPortalFiles


class PrmPortalTerms(PrmPortalFiles):
    """One page: the text, what was accepted of it, and the form to accept it."""

    @portal_route("/terms")
    def prm_terms(self, portal, /, version="", **_params):
        """Show the current terms, or another published version."""
        return self._prm_terms_page(portal, read_id(str(version)))

    @portal_route("/terms", methods=["POST"])
    def prm_accept_terms(self, portal, /, **params):
        """Accept the version that was read; what is wrong is told beside the form."""
        form = TermsForm.parse(params)
        refusal = Refusal(form.errors)
        if not refusal:
            values = form.values
            _done, refusal = self._prm_attempt(
                request.env["prm.terms.desk"]._accept_sudo,
                self._prm_own_partnership(portal),
                values["version"] or 0,
                values["full_name"] or "",
                values["signature"] or "",
            )
        if refusal:
            return self._prm_terms_page(portal, refusal=refusal, **form.raw)
        return self._prm_redirect(portal, "terms", done="terms_accepted")

    @portal_route("/terms/file/<int:prm_version>")
    def prm_terms_file(self, portal, /, prm_version, **_params):
        """Send the file of a version, else 404."""
        partnership = self._prm_own_partnership(portal)
        find = request.env["prm.terms.page"]._file_sudo
        return self._prm_stream(*find(partnership, held_id(prm_version)))

    def _prm_terms_page(self, portal, number=0, /, refusal=None, **typed):
        """Answer with the page; 404 without terms.

        :param typed: what was typed, where it was refused
        """
        partnership = self._prm_own_partnership(portal)
        page = request.env["prm.terms.page"]._page(partnership, number)
        if not page:
            raise NotFound
        errors = refusal.messages if refusal else {}
        values = {"prm_terms": page, "prm_errors": errors, "prm_typed": typed}
        template = "prm.portal_terms"
        return self._prm_page(portal, "", template, values, refusal=refusal)
