"""Partners ask for a quote: what they may choose, and the draft that comes of it."""

from odoo import Command, api, models
from odoo.fields import Domain
from odoo.tools import plaintext2html

from odoo.addons.prm.models.common.errors import RegistrationRefused
from odoo.addons.prm.models.portal.form.field import FormField
from odoo.addons.prm.policy.search_text import pattern
from odoo.addons.prm.policy.verdict import ALLOWED, refuse

# Of the audience, who completes a quote.
ASKED = "quote_asked"
LINES = range(1, 6)
LONGEST_WISH = 2000
MOST_MATCHES = 50
SILENT = {
    "mail_create_nosubscribe": True,
    "mail_create_nolog": True,
    "mail_post_autofollow": False,
    "tracking_disable": True,
}


class PrmQuoteRequest(models.AbstractModel):
    """Portal entry points, each after a verdict; deals with the user's own rights."""

    _name = "prm.quote.request"
    _description = "Quotes that partners ask for"

    def _verdict(self, portal, deal):
        """Tell whether the current user may ask for a quote of a deal.

        :param portal: of the user
        :param deal: one that the user may read
        """
        if not self.env["prm.portal.switches"]._may_create(portal, "quotes"):
            return refuse("quotes_closed")
        shown = self.env["prm.quote.page"]._deals_domain(portal)
        if not deal.search_count(shown & Domain("id", "=", deal.id), limit=1):
            return refuse("quote_deal_ended")
        if deal.state != "approved" or deal.outcome != "open":
            return refuse("quote_deal_ended")
        deal_sudo = deal.sudo()
        lead_sudo = deal_sudo.lead_id
        companies_sudo = lead_sudo.company_id | lead_sudo.partner_id.company_id
        if not lead_sudo.partner_id or companies_sudo - deal_sudo.company_id:
            return refuse("quote_not_possible")
        return ALLOWED

    def _deals(self, portal):
        """Return the latest deals for which the current user may ask for a quote.

        :param portal: of the user
        """
        domain = self.env["prm.quote.page"]._deals_domain(portal)
        domain &= Domain("state", "=", "approved") & Domain("outcome", "=", "open")
        deals = self.env["prm.registration"].search(
            domain, order="id desc", limit=MOST_MATCHES
        )
        return deals.filtered(lambda deal: self._verdict(portal, deal))

    # ----------------------------------------------------------------------- products

    def _products_sudo(self, deal):
        """Return the domain of what a deal's program offers, and where to search it."""
        deal_sudo = deal.sudo()
        domain = (
            Domain("product_tmpl_id.prm_program_ids", "in", deal_sudo.program_id.ids)
            & Domain("sale_ok", "=", True)
            & Domain("company_id", "in", (False, deal_sudo.company_id.id))
        )
        products_sudo = self.env["product.product"].sudo()
        products_sudo = products_sudo.with_company(deal_sudo.company_id)
        return products_sudo.with_context(display_default_code=False), domain

    def _matches(self, portal, deal, text="", ids=()):
        """Return products that a search finds, as ``[{"id", "name"}]``.

        :param portal: of the user
        :param deal: for which the user may ask for a quote
        :param str text: to search for
        :param ids: of those that are named in any case
        """
        portal_sudo = portal.sudo()
        pricelist_sudo = self._pricelist_sudo(deal)
        products_sudo, domain = self._products_sudo(deal)
        named = domain & Domain("name", "ilike", pattern(text))
        found_sudo = products_sudo.search(named, limit=MOST_MATCHES)
        found_sudo |= products_sudo.search(domain & Domain("id", "in", ids))
        prices = {}
        if portal_sudo.quote_amounts and pricelist_sudo:
            prices = pricelist_sudo._get_products_price(found_sudo, 1)
        money, currency_sudo = (
            self.env["prm.formatting"]._money,
            pricelist_sudo.currency_id,
        )
        texts = {
            key: f" ({money(price, currency_sudo)})" for key, price in prices.items()
        }
        return [
            {"id": each.id, "name": each.display_name + texts.get(each.id, "")}
            for each in found_sudo
        ]

    def _pricelist_sudo(self, deal):
        """Return the price list (sudo) of the partner's tier, else of the program."""
        deal_sudo = deal.sudo()
        own_sudo = deal_sudo.partnership_id.tier_id.pricelist_id
        return own_sudo or deal_sudo.program_id.pricelist_id

    # --------------------------------------------------------------------------- form

    def _entries(self):
        """Return the fields of the form, in their order."""
        _ = self.env._
        entries = []
        for line in LINES:
            first = {"required": line == 1, "card": "products", "half": True}
            entries += [
                FormField(
                    name=f"product_{line}",
                    label=_("Product %s", line),
                    kind="lookup",
                    choices="products",
                    **first,
                ),
                FormField(
                    name=f"quantity_{line}", label=_("Quantity"), kind="number", **first
                ),
            ]
        wish = {"label": _("Your wish"), "kind": "lines", "length": LONGEST_WISH}
        wish["help"] = _("Delivery, terms, whatever our salesperson should know.")
        return [*entries, FormField(name="wish", card="wish", **wish)]

    @api.model
    def _make(self, portal, deal, values, token):
        """Make the draft that the current user asks for, once per token.

        :param portal: of the user
        :param deal: that the user may read
        :param str token: of the form
        :param dict values: clean values of the form
        :return: the quote's id; of a repeated token the first one's
        :raises AccessError: to who may not read the deal
        :raises RegistrationRefused: with codes by field
        """
        deal.ensure_one()
        deal.check_access("read")
        deal._lock_rows()
        deal_sudo = deal.sudo()
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim([f"quote-form:{self.env.uid}:{token}"])
        orders_sudo = self.env["sale.order"].sudo().with_context(**SILENT)
        repeated = [("create_uid", "=", self.env.uid), ("prm_token", "=", token)]
        if before_sudo := orders_sudo.search(repeated, limit=1):
            return before_sudo.id
        verdict = self._verdict(portal, deal)
        if not verdict:
            raise RegistrationRefused(self.env, {"": verdict.code})
        orders_sudo = orders_sudo.with_company(deal_sudo.company_id)
        order_sudo = orders_sudo.create(
            {**self._prepare_order(deal, values), "prm_token": token}
        )
        self._hand_over(deal, order_sudo, token)
        return order_sudo.id

    def _prepare_order(self, deal, values):
        """Return the values of the draft.

        :raises RegistrationRefused: ``choice_invalid`` at what is not offered
        """
        products_sudo, domain = self._products_sudo(deal)
        wanted = {line: values[f"product_{line}"] for line in LINES}
        ids = [number for number in wanted.values() if number]
        offered = set(products_sudo.search(domain & Domain("id", "in", ids)).ids)
        foreign = [line for line, one in wanted.items() if one and one not in offered]
        if foreign:
            errors = {f"product_{line}": "choice_invalid" for line in foreign}
            raise RegistrationRefused(self.env, errors)
        deal_sudo = deal.sudo()
        lead_sudo, pricelist_sudo = deal_sudo.lead_id, self._pricelist_sudo(deal)
        prices = {"pricelist_id": pricelist_sudo.id} if pricelist_sudo else {}
        return {
            **prices,
            "partner_id": lead_sudo.partner_id.id,
            "opportunity_id": lead_sudo.id,
            "company_id": deal_sudo.company_id.id,
            "user_id": self.env["prm.audience"]._employee_sudo(deal, ASKED).id,
            "team_id": lead_sudo.team_id.id,
            "origin": deal_sudo.number,
            "prm_request_id": deal.id,
            "prm_requested_by_id": self.env.user.partner_id.id,
            "prm_wish": values["wish"] or False,
            "order_line": [
                Command.create(
                    {"product_id": one, "product_uom_qty": values[f"quantity_{line}"]}
                )
                for line, one in wanted.items()
                if one
            ],
        }

    def _hand_over(self, deal, order_sudo, token):
        """Tell the salesperson, with the partner's wish and files.

        The message is the company's: nobody of the partner reads it by having it
        written.
        """
        here = self.with_context(lang=order_sudo.user_id.lang or self.env.lang)
        person = self.env.user.partner_id.name
        text = here.env._("%s asked for this quote on the partner portal.", person)
        files_sudo = self.env["prm.upload"]._take_sudo(token)
        order_sudo.message_post(
            body=plaintext2html("\n\n".join(filter(None, [text, order_sudo.prm_wish]))),
            author_id=order_sudo.company_id.partner_id.id,
            subtype_xmlid="mail.mt_note",
            attachment_ids=files_sudo.ids,
        )
        if order_sudo.user_id:
            order_sudo.activity_schedule(
                "mail.mail_activity_data_todo",
                summary=here.env._("Complete the quote that a partner asked for"),
                user_id=order_sudo.user_id.id,
            )
