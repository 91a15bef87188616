"""The terms that an application asks for, for everybody who may apply."""

from werkzeug.exceptions import NotFound

from odoo.http import request

from .parameters import held_id
from .portal_apply import FORM, PrmPortalApply
from .portal_base import guarded_route
from .portal_files import PrmPortalFiles

TERMS = f"{FORM}/terms/<int:prm_number>"


class PrmPortalApplyTerms(PrmPortalApply, PrmPortalFiles):
    """Versions that count today, of portals that take applications; else 404."""

    @guarded_route(TERMS, auth="public", methods=["GET"], readonly=True)
    def prm_applied_terms(self, prm_path, prm_number, **_params):
        """Show a version."""
        portal_sudo = self._prm_applied_to_sudo(prm_path)
        terms_sudo = self._prm_asked_sudo(portal_sudo, prm_number)
        if not terms_sudo:
            return self._prm_no_application()
        page = request.env["prm.application.terms"]._page(terms_sudo)
        template = "prm.portal_application_terms"
        return self._prm_open_page(portal_sudo, template, {"prm_terms": page})

    @guarded_route(f"{TERMS}/file", auth="public", methods=["GET"], readonly=True)
    def prm_applied_terms_file(self, prm_path, prm_number, **_params):
        """Send the file of a version; error 404 without one."""
        portal_sudo = self._prm_applied_to_sudo(prm_path)
        terms_sudo = self._prm_asked_sudo(portal_sudo, prm_number)
        if not terms_sudo:
            raise NotFound
        find = request.env["prm.terms.page"]._content_sudo
        return self._prm_secured(self._prm_stream(*find(terms_sudo)))

    def _prm_asked_sudo(self, portal_sudo, number):
        """Return a version (sudo) that applications to a portal ask for, or none."""
        find = request.env["prm.application.terms"]._find_sudo
        return find(portal_sudo, held_id(number))
