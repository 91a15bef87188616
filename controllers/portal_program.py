"""The section "Partner program": what the partner has reached, read only."""

from odoo.http import request

from .portal_base import GREATEST_ID, portal_route
from .portal_files import PrmPortalFiles


class PrmPortalProgram(PrmPortalFiles):
    """One page with tabs, and the files that lie ready for the partner."""

    @portal_route("/program")
    def prm_program(self, portal, /, tab="", **_params):
        """Show the partner program on one of its tabs; an unknown one is the first."""
        tabs = self._prm_program_tabs()
        current = tab if tab in tabs else next(iter(tabs))
        values = {
            "prm_program": portal._own_partnership()._portal_program(),
            "prm_tabs": tabs,
            "prm_tab": current,
        }
        return self._prm_page(portal, "program", "prm.portal_program", values)

    @portal_route("/program/files/<int:prm_file>")
    def prm_program_file(self, portal, /, prm_file, **_params):
        """Send a file of the program as download; error 404 when it is not theirs."""
        partnership = portal._own_partnership()
        number = prm_file if prm_file <= GREATEST_ID else 0
        return self._prm_stream(partnership._program_file(number))

    def _prm_program_tabs(self):
        """Return key → label of the tabs, in their order."""
        _ = request.env._
        return {
            "progress": _("Progress"),
            "certificates": _("Certificates"),
            "marketing": _("Marketing"),
            "funds": _("Funds"),
            "deals": _("Deals"),
            "history": _("History"),
            "files": _("Files"),
            "about": _("About"),
        }
