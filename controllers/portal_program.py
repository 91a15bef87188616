"""The section "Partner program": what the partner has reached, read only."""

from .in_section import in_section
from .parameters import held_id
from .portal_base import portal_route
from .portal_files import PrmPortalFiles


class PrmPortalProgram(PrmPortalFiles):
    """One page with tabs, and the files that lie ready for the partner."""

    @portal_route("/program")
    @in_section("program")
    def prm_program(self, portal, /, tab="", **_params):
        """Show the program page, at ``tab`` when there is such a one."""
        partnership = self._prm_own_partnership(portal)
        portal.env["prm.program.reading"]._at_once(portal)
        program = portal.env["prm.program.page"]._page(partnership, tab)
        values = {
            "prm_program": program,
            "prm_tabs": program["tabs"],
            "prm_tab": program["tab"],
        }
        return self._prm_page(portal, "program", "prm.portal_program", values)

    @portal_route("/program/files/<int:prm_file>")
    @in_section("program")
    def prm_program_file(self, portal, /, prm_file, **_params):
        """Send a file that the vendor laid ready for the partner, else 404."""
        number = held_id(prm_file)
        partnership = self._prm_own_partnership(portal)
        lists = portal.env["prm.program.lists"]
        return self._prm_stream(lists._file_sudo(partnership, number))
