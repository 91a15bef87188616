"""What the form offers while a company or a person is searched for."""

from odoo.http import request

from ..forms.field import tidy
from .in_section import in_section
from .list_query import LONGEST_SEARCH
from .parameters import read_id
from .portal_base import FOUND, portal_route
from .portal_files import PrmPortalFiles

SECTION = "registrations"
# Companies that a session remembers.
MOST_FOUND = 200


class PrmPortalLookup(PrmPortalFiles):
    """Companies, and people of those that were found."""

    def _prm_find(self, portal, text):
        """Return the companies that a search finds; the session remembers them.

        Contacts are shown of a company that the person found, and of no other one.
        """
        lookup = request.env["prm.customer.lookup"]
        found = lookup._companies(self._prm_own_partnership(portal), text)
        known = request.session.get(FOUND) or []
        if fresh := [row["id"] for row in found if row["id"] not in known]:
            request.session[FOUND] = [*known, *fresh][-MOST_FOUND:]
        return found

    @portal_route("/lookup/companies", json=True, limit="lookups")
    @in_section(SECTION)
    def prm_lookup_companies(self, portal, /, q="", **_params):
        """Answer with the companies that a search may find, as JSON."""
        found = self._prm_find(portal, tidy(q[:LONGEST_SEARCH]))
        return request.make_json_response(found)

    @portal_route("/lookup/contacts", json=True, limit="lookups")
    @in_section(SECTION)
    def prm_lookup_contacts(self, portal, /, company="", q="", **_params):
        """Answer with the people of a company that was found, as JSON."""
        lookup = request.env["prm.customer.lookup"]
        text = tidy(q[:LONGEST_SEARCH])
        partnership = self._prm_own_partnership(portal)
        found = lookup._contacts(partnership, read_id(company), text)
        return request.make_json_response(found)
