"""What a script of the registration form asks while a company is typed."""

from odoo.http import request

from ..forms.field import tidy
from .in_section import in_section
from .list_query import LONGEST_SEARCH
from .parameters import read_id
from .portal_base import portal_route
from .portal_registration_form import SECTION, PrmPortalRegistrationForm

TYPED = ("customer_name", "customer_website", "customer_vat")


class PrmPortalLiveCheck(PrmPortalRegistrationForm):
    """The answer that the form would get, before it is sent."""

    # What is typed stands in no address, so in no log of addresses.
    @portal_route("/lookup/check", json=True, limit="probes", methods=["POST"])
    @in_section(SECTION)
    def prm_lookup_check(self, portal, /, registration="", **params):
        """Answer whether a company can be registered, as JSON; it writes nothing."""
        partnership = self._prm_own_partnership(portal)
        edited = read_id(registration)
        found = self._prm_registration(portal, edited) if edited else None
        typed = {
            name: tidy(str(params.get(name, ""))[:LONGEST_SEARCH]) for name in TYPED
        }
        answer = request.env["prm.customer.check"]._check(partnership, typed, found)
        return request.make_json_response(answer)
