"""The section "Quotes": list, pages, files, and the form that asks for one."""

from werkzeug.exceptions import NotFound

from odoo.http import content_disposition, request

from odoo.addons.prm.controllers.in_section import in_section
from odoo.addons.prm.controllers.list_query import LONGEST_SEARCH
from odoo.addons.prm.controllers.portal_base import (
    Refusal,
    held_id,
    portal_route,
    read_id,
)
from odoo.addons.prm.controllers.portal_documents import FILE_POLICY
from odoo.addons.prm.controllers.portal_joined import PrmPortalJoined
from odoo.addons.prm.forms.field import field_of, tidy
from odoo.addons.prm.forms.form import Form
from odoo.addons.prm.models.portal.placing import lines_of

SECTION = "quotes"
MOST = 1_000_000


class QuoteForm(Form):
    """Products with their quantities, and a wish."""

    def accepted(self):
        """Return a field for each entry."""
        return tuple(map(field_of, self.rules))

    def required_fields(self):
        """Return what has to be filled: a product has a quantity, and one a product."""
        required = {rule.name for rule in self.rules if rule.required}
        for name, value in self.values.items():
            kind, _sign, line = name.partition("_")
            other = {"product": "quantity", "quantity": "product"}.get(kind)
            if other and value is not False:
                required.add(f"{other}_{line}")
        return required

    def check(self, name, value):
        """Return what is wrong with a quantity."""
        is_quantity = name.startswith("quantity_")
        return "quantity_invalid" if is_quantity and not 0 < value <= MOST else ""


class PrmPortalQuotes(PrmPortalJoined):
    """Whoever may see a quote is asked at each request, of files as well."""

    @portal_route("/quotes")
    @in_section(SECTION)
    def prm_quotes(self, portal, /, **params):
        """Show the list; error 404 to who only looks around."""
        may_ask = request.env["prm.portal.switches"]._may_create(portal, SECTION)
        new = portal._url(SECTION, "new") if may_ask else ""
        page = "prm_sale.portal_quotes"
        return self._prm_joined_list(
            portal, SECTION, page, params, prm_quote_new_url=new
        )

    @portal_route("/quotes/<int:prm_id>")
    @in_section(SECTION)
    def prm_quote(self, portal, /, prm_id, **params):
        """Show one quote."""
        quote = self._prm_found_quote(portal, prm_id)
        values = {"prm_quote": request.env["prm.quote.page"]._page(portal, quote)}
        if params.get("done") == "asked":
            sentence = request.env._("Sent. Our salesperson completes the quote.")
            values["prm_done"] = {**self._prm_done(), "sentence": sentence}
        return self._prm_page(portal, SECTION, "prm_sale.portal_quote", values)

    def _prm_found_quote(self, portal, quote_id):
        """Return a quote that the visitor sees now.

        :raises NotFound: when it is missing or not for the visitor, which looks alike
        """
        find = request.env["prm.quote.page"]._find_sudo
        if quote := find(portal, held_id(quote_id)):
            return quote
        raise NotFound

    @portal_route("/quotes/<int:prm_id>/pdf", limit="exports")
    @in_section(SECTION)
    def prm_quote_pdf(self, portal, /, prm_id, **_params):
        """Send the file, made for this request; error 404 where partners get none."""
        quote = self._prm_found_quote(portal, prm_id)
        pdf = request.env["prm.quote.page"]._pdf
        made, refusal = self._prm_attempt(pdf, portal, quote)
        if refusal:
            values, page = {"prm_sentence": refusal.messages[""]}, "prm.portal_refused"
            return self._prm_page(portal, SECTION, page, values, refusal=refusal)
        content, name = made
        if not content:
            raise NotFound
        headers = [
            ("Content-Type", "application/pdf"),
            ("Content-Disposition", content_disposition(name)),
            ("Content-Security-Policy", FILE_POLICY),
        ]
        return request.make_response(content, headers)

    # ---- the form ----

    @portal_route("/quotes/new")
    @in_section(SECTION)
    def prm_new_quote(self, portal, /, deal="", submission_token="", **_params):
        """Show the form for a deal; without one, the deals to choose from."""
        if not deal:
            deals = request.env["prm.quote.request"]._deals(portal)
            values = {
                "prm_deals": [self._prm_quoted_deal(portal, one) for one in deals]
            }
            return self._prm_page(
                portal, SECTION, "prm_sale.portal_quote_deals", values
            )
        found = self._prm_registration(portal, read_id(deal))
        return self._prm_quote_form(
            portal, found, {}, self._prm_token(submission_token)
        )

    @portal_route("/quotes/new", methods=["POST"])
    @in_section(SECTION)
    def prm_ask_quote(self, portal, /, deal="", submission_token="", **params):
        """Take the form, once per token; 422 shows it again with errors."""
        found = self._prm_registration(portal, read_id(deal))
        token = self._prm_token(submission_token)
        service = request.env["prm.quote.request"]
        form = QuoteForm.parse(params, service._entries())

        def make():
            return service._make(portal, found, form.values, token)

        quote_id, refusal = self._prm_sent(
            portal, params, form, token, make, limit="quotes"
        )
        if quote_id:
            here = {"done": "asked", "token": token}
            return self._prm_redirect(portal, SECTION, quote_id, **here)
        return self._prm_quote_form(portal, found, form.raw, token, refusal)

    @portal_route("/quotes/products", json=True, limit="lookups")
    @in_section(SECTION)
    def prm_quote_products(self, portal, /, deal="", q="", **_params):
        """Answer with the products found, as JSON; error 404 to who may not ask."""
        found = self._prm_registration(portal, read_id(deal))
        service = request.env["prm.quote.request"]
        if not service._verdict(portal, found):
            raise NotFound
        text = tidy(q[:LONGEST_SEARCH])
        return request.make_json_response(service._matches(portal, found, text))

    def _prm_quoted_deal(self, portal, deal):
        """Return what the form says of a deal."""
        new = portal._url(SECTION, "new")
        names = ("id", "number", "name", "customer_name")
        return {**{name: deal[name] for name in names}, "url": f"{new}?deal={deal.id}"}

    def _prm_quote_form(self, portal, deal, typed, token, refusal=None):
        """Answer with the form, or with 403 and why to who may not ask for a quote."""
        service = request.env["prm.quote.request"]
        verdict = service._verdict(portal, deal)
        if not verdict:
            sentence = Refusal({"": verdict.code}).messages[""]
            values, page = {"prm_sentence": sentence}, "prm.portal_refused"
            return self._prm_page(portal, SECTION, page, values, status=403)
        entries, errors = service._entries(), refusal.messages if refusal else {}
        labels = {entry.name: entry.label for entry in entries}
        chosen = [read_id(typed.get(name)) for name in labels if "product" in name]
        search = f"{portal._url(SECTION, 'products')}?deal={deal.id}"
        lookup = {"url": search, "least": 0}
        values = {
            "prm_deal": self._prm_quoted_deal(portal, deal),
            "prm_action": portal._url(SECTION, "new"),
            "prm_form": {name: typed.get(name) or "" for name in labels},
            "prm_part": {"lines": self._prm_quote_lines(entries)},
            "prm_choices": {"products": service._matches(portal, deal, ids=chosen)},
            "prm_lookups": dict.fromkeys(labels, lookup),
            "prm_errors": errors,
            "prm_summary": [
                {"name": name, "label": labels.get(name, ""), "message": message}
                for name, message in errors.items()
            ],
            "prm_fresh": request.httprequest.method == "GET",
            "prm_closed": {},
            **dict.fromkeys(("prm_flagged", "prm_half_dates"), ()),
            **self._prm_file_values(portal, token),
        }
        page = "prm_sale.portal_quote_form"
        return self._prm_page(portal, SECTION, page, values, refusal=refusal)

    def _prm_quote_lines(self, entries):
        """Return the lines of the form as its templates show them."""
        return lines_of(
            (each.half, {**each.shape(), "label": each.label, "help": each.help})
            for each in entries
        )
