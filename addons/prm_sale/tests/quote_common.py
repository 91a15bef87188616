"""A vendor that offers two products to its program, and quotes of deals."""

from odoo import Command
from odoo.tests import tagged

from odoo.addons.prm.tests.common import PrmCase
from odoo.addons.prm.tests.http_common import PrmHttpCase


class QuoteData:
    """Products, price lists, and factories beside those of ``PrmData``."""

    @classmethod
    def _create_data(cls):
        super()._create_data()
        rows = cls.portal.section_ids.filtered(lambda row: row.key == "quotes")
        rows.visible = True
        cls.rack = cls._create_product("Rack", 100)
        cls.cable = cls._create_product("Cable", 5)
        cls.secret = cls._create_product("Secret prototype", 999, programs=())
        cls.pricelist = cls._create_pricelist("Resellers", 90)

    @classmethod
    def _create_product(cls, name, price, programs=None, **values):
        programs = cls.program if programs is None else cls.program.browse(programs)
        template = cls.env["product.template"].create(
            {
                "name": name,
                "list_price": price,
                "default_code": f"INT-{name[:3].upper()}",
                "taxes_id": [Command.clear()],
                "prm_program_ids": [Command.set(programs.ids)],
                **values,
            }
        )
        return template.product_variant_id

    @classmethod
    def _create_pricelist(cls, name, price, product=None, **values):
        rule = {
            "applied_on": "1_product",
            "product_tmpl_id": (product or cls.rack).product_tmpl_id.id,
            "compute_price": "fixed",
            "fixed_price": price,
        }
        return cls.env["product.pricelist"].create(
            {"name": name, "item_ids": [Command.create(rule)], **values}
        )

    def _deal(self, user=None, **values):
        """Return an approved deal whose opportunity a salesperson has."""
        deal = self._register(user, **values)
        self._approve(deal).user_id = self.salesperson
        self.env.flush_all()
        return deal.with_env(self.env)

    def _order(self, deal, *prices, state="draft", **values):
        """Return a quote of the vendor for the opportunity of a deal."""
        lead = deal.sudo().lead_id
        order = self.env["sale.order"].create(
            {
                "partner_id": lead.partner_id.id,
                "opportunity_id": lead.id,
                "user_id": self.salesperson.id,
                "order_line": [
                    Command.create({"product_id": self.rack.id, "price_unit": price})
                    for price in prices or (100,)
                ],
                **values,
            }
        )
        if state in ("sent", "sale"):
            order.write({"state": "sent"})
        if state == "sale":
            order.action_confirm()
        self.env.flush_all()
        return order

    def _quote_values(self, **values):
        """Return clean values of the form."""
        lines = range(1, 6)
        names = [f"{kind}_{line}" for line in lines for kind in ("product", "quantity")]
        empty = dict.fromkeys([*names, "wish"], False)
        return {**empty, "product_1": self.rack.id, "quantity_1": 3.0, **values}

    def _ask(self, deal, user=None, token="token-1", **values):
        """Ask for a quote as the portal would do; return the order."""
        user = user or self.partner_a
        deal, portal = deal.with_user(user), self.portal.with_user(user)
        ask = self.env["prm.quote.request"].with_user(user)._ask_sudo
        order = ask(portal, deal, self._quote_values(**values), token)
        return order.with_env(self.env)

    def _seen(self, user, portal=None):
        """Return the quotes that a user sees on the portal."""
        self.env.flush_all()
        self.env.invalidate_all()
        scope = self.env["prm.quote.scope"].with_user(user)
        portal = (portal or self.portal).with_user(user)
        orders = self.env["sale.order"].sudo()
        return orders.search(scope._within(portal), order="id")

    def _switch(self, key="quotes", **values):
        """Set a section as an administrator does."""
        rows = self.portal.section_ids.filtered(lambda row: row.key == key)
        rows.with_user(self.channel_admin).write(values)
        self.env.flush_all()
        self.env.invalidate_all()


@tagged("post_install", "-at_install")
class QuoteCase(QuoteData, PrmCase):
    """Without HTTP."""


@tagged("post_install", "-at_install")
class QuoteHttpCase(QuoteData, PrmHttpCase):
    """With HTTP."""
