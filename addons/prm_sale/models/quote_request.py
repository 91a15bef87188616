"""Partners ask for a quote: what they may choose, and the draft that comes of it."""

from odoo import Command, models
from odoo.fields import Domain

from odoo.addons.prm.models.portal.form.field import FormField
from odoo.addons.prm.policy.search_text import pattern

LONGEST_WISH = 2000
MOST_MATCHES = 50
ACTIVITY = "mail.mail_activity_data_todo"


class PrmQuoteRequest(models.AbstractModel):
    """Quotes of what the program of a deal offers, at the prices of tier or program."""

    _name = "prm.quote.request"
    _inherit = ["prm.quote.scope", "prm.joined.request"]
    _description = "Quotes that partners ask for"

    def _is_possible(self, deal):
        """Tell whether the opportunity has a customer of the deal's company."""
        deal_sudo = deal.sudo()
        lead_sudo = deal_sudo.lead_id
        companies_sudo = lead_sudo.company_id | lead_sudo.partner_id.company_id
        return lead_sudo.partner_id and not companies_sudo - deal_sudo.company_id

    def _entries(self):
        _ = self.env._
        products = self._line_entries("product", _("Product %s"), _("Quantity %s"))
        wish = FormField(
            name="wish",
            card="wish",
            kind="lines",
            length=LONGEST_WISH,
            label=_("Your wish"),
            help=_("Delivery, terms, whatever our salesperson should know."),
        )
        return [*products, wish]

    def _choices(self, portal, deal, chosen):
        return {"products": self._matches(portal, deal, ids=chosen)}

    # ----------------------------------------------------------------------- products

    def _products_sudo(self, deal, domain):
        """Return those products (sudo) of a domain that the deal's program offers."""
        deal_sudo = deal.sudo()
        programs = deal_sudo.program_id.ids
        offered = (
            Domain("product_tmpl_id.prm_program_ids", "in", programs)
            & Domain("sale_ok", "=", True)
            & Domain("company_id", "in", (False, deal_sudo.company_id.id))
        )
        products_sudo = self.env["product.product"].sudo()
        products_sudo = products_sudo.with_company(deal_sudo.company_id)
        products_sudo = products_sudo.with_context(display_default_code=False)
        return products_sudo.search(offered & domain, limit=MOST_MATCHES)

    def _matches(self, portal, deal, text="", ids=()):
        """Return products that a search finds, as ``[{"id", "name"}]``.

        :param portal: of the user
        :param deal: for which the user may ask for a quote
        :param str text: to search for
        :param ids: of those that are named in any case
        """
        found_sudo = self._products_sudo(deal, Domain("name", "ilike", pattern(text)))
        found_sudo |= self._products_sudo(deal, Domain("id", "in", ids))
        portal_sudo = portal.sudo()
        pricelist_sudo, prices = self._pricelist_sudo(deal), {}
        if portal_sudo.quote_amounts and pricelist_sudo:
            prices = pricelist_sudo._get_products_price(found_sudo, 1)
        money = self.env["prm.formatting"]._money
        currency_sudo = pricelist_sudo.currency_id
        texts = {key: f" ({money(one, currency_sudo)})" for key, one in prices.items()}
        return [
            {"id": each.id, "name": each.display_name + texts.get(each.id, "")}
            for each in found_sudo
        ]

    def _pricelist_sudo(self, deal):
        """Return the price list (sudo) of the partner's tier, else of the program."""
        deal_sudo = deal.sudo()
        own_sudo = deal_sudo.partnership_id.tier_id.pricelist_id
        return own_sudo or deal_sudo.program_id.pricelist_id

    # ------------------------------------------------------------------------ the draft

    def _prepare(self, portal, deal, values):
        """Return the values of the draft.

        :raises RegistrationRefused: ``choice_invalid`` at what is not offered
        """
        lines = self._lines(
            "product",
            values,
            lambda ids: self._products_sudo(deal, Domain("id", "in", ids)).ids,
        )
        deal_sudo = deal.sudo()
        lead_sudo, pricelist_sudo = deal_sudo.lead_id, self._pricelist_sudo(deal)
        owner_sudo = self.env["prm.audience"]._employee_sudo(deal, "request_on_deal")
        return {
            **({"pricelist_id": pricelist_sudo.id} if pricelist_sudo else {}),
            "partner_id": lead_sudo.partner_id.id,
            "opportunity_id": lead_sudo.id,
            "company_id": deal_sudo.company_id.id,
            "user_id": owner_sudo.id,
            "team_id": lead_sudo.team_id.id,
            "origin": deal_sudo.number,
            "prm_request_id": deal.id,
            "prm_wish": values["wish"] or False,
            "order_line": [
                Command.create({"product_id": product, "product_uom_qty": quantity})
                for product, quantity in lines
            ],
        }

    def _hand_over(self, record):
        """Let the salesperson complete the quote."""
        _ = self._of_owner(record)._
        summary = _("Complete the quote that a partner asked for")
        asked = self._as_system(record, **self._silent), ACTIVITY, record.user_id
        self.env["prm.joined.talk"]._ask(*asked, summary)

    def _first_words(self, record, values):
        """Say the partner's wish, in the language of the salesperson."""
        asked = self._of_owner(record)._("I ask for this quote.")
        return "\n\n".join(filter(None, [asked, record.prm_wish]))

    def _of_owner(self, record):
        """Return the environment in the language of the salesperson of a quote."""
        return self.with_context(lang=record.user_id.lang or self.env.lang).env
