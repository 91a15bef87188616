"""The section "Quotes": list, pages, files, and the form that asks for one."""

from functools import partial

from werkzeug.exceptions import NotFound

from odoo.http import request

from odoo.addons.prm.controllers.list_query import LONGEST_SEARCH
from odoo.addons.prm.controllers.parameters import read_id
from odoo.addons.prm.controllers.portal_base import portal_route
from odoo.addons.prm.controllers.portal_joined import PrmPortalJoined
from odoo.addons.prm.forms.field import tidy

QUOTES = "quotes"
FORM = (QUOTES, "prm_sale.portal_quote_form")


class PrmPortalQuotes(PrmPortalJoined):
    """Whoever may see a quote is asked at each request, of files as well."""

    @portal_route("/quotes")
    def prm_quotes(self, portal, /, **params):
        """Show the list; error 404 to who only looks around."""
        return self._prm_joined_list(portal, QUOTES, "prm_sale.portal_quotes", params)

    @portal_route("/quotes/<int:prm_id>")
    def prm_quote(self, portal, /, prm_id, **_params):
        """Show one quote."""
        quote_sudo = self._prm_joined_record_sudo(portal, QUOTES, prm_id)
        values = {"prm_quote": request.env["prm.quote.page"]._page(portal, quote_sudo)}
        return self._prm_page(portal, QUOTES, "prm_sale.portal_quote", values)

    @portal_route("/quotes/<int:prm_id>/pdf", limit="exports")
    def prm_quote_pdf(self, portal, /, prm_id, **_params):
        """Send the file, made for this request; error 404 where partners get none."""
        quote_sudo = self._prm_joined_record_sudo(portal, QUOTES, prm_id)
        make = partial(request.env["prm.quote.page"]._pdf, portal, quote_sudo)
        return self._prm_joined_pdf(portal, QUOTES, make)

    # ---- the form ----

    @portal_route("/quotes/new")
    def prm_new_quote(self, portal, /, deal="", submission_token="", **_params):
        """Show the form for a deal; without one, the deals to choose from."""
        if not deal:
            return self._prm_joined_deals(portal, QUOTES, "prm_sale.portal_quote_deals")
        found = self._prm_registration(portal, read_id(deal))
        token = self._prm_token(submission_token)
        return self._prm_joined_form(portal, *FORM, found, {}, token)

    @portal_route("/quotes/new", methods=["POST"])
    def prm_ask_quote(self, portal, /, deal="", **params):
        """Take the form, once per token; 422 shows it again with errors."""
        found = self._prm_registration(portal, read_id(deal))
        return self._prm_joined_ask(portal, *FORM, found, params)

    @portal_route("/quotes/products", json=True, limit="lookups")
    def prm_quote_products(self, portal, /, deal="", q="", **_params):
        """Answer with the products found, as JSON; error 404 to who may not ask."""
        found = self._prm_registration(portal, read_id(deal))
        service = self._prm_joined_request(portal, QUOTES)
        if not service._verdict(portal, found):
            raise NotFound
        text = tidy(q[:LONGEST_SEARCH])
        return request.make_json_response(service._matches(portal, found, text))
