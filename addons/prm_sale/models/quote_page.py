"""Quotes of a portal that its reader sees, told in plain values."""

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.prm.models.portal import badges

BADGES = {
    "draft": badges.GREY,
    "sent": badges.BLUE,
    "sale": badges.GREEN,
    "cancel": badges.GREY,
}


class PrmQuotePage(models.AbstractModel):
    """Finds quotes by the deals that the reader sees, at each request.

    Nobody gets a right on orders: they are read with superuser rights behind this
    domain, and leave as values.
    """

    _name = "prm.quote.page"
    _description = "Quotes on the portal"

    # ---------------------------------------------------------------------- which

    def _deals_domain(self, portal):
        """Return the domain of the deals whose quotes the current user sees.

        The outcome of a deal is empty to who is not shown opportunities.
        """
        shown = self.env["prm.portal.switches"]._section_domain("quotes")
        return (
            Domain("portal_id", "=", portal.id) & Domain("outcome", "!=", False) & shown
        )

    def _domain(self, portal):
        """Return the domain of all quotes of a portal that the current user sees.

        What a partner asked for is shown to those who see that partner's deal.
        """
        if not portal._is_own():
            return Domain.FALSE
        deals = self.env["prm.registration"]
        query = deals._search(self._deals_domain(portal))
        leads = query.subselect(SQL.identifier(deals._table, "lead_id"))
        asked = Domain("prm_request_id", "in", (False,)) | Domain(
            "prm_request_id", "in", query
        )
        return (
            Domain("company_id", "=", portal.company_id.id)
            & Domain("prm_is_shown", "=", True)
            & Domain("opportunity_id", "in", leads)
            & asked
        )

    def _find_sudo(self, portal, order_id):
        """Return a quote (sudo) that the current user sees; one missing looks alike."""
        portal = portal.with_env(self.env)
        orders_sudo = self.env["sale.order"].sudo()
        domain = self._domain(portal) & Domain("id", "=", order_id)
        return orders_sudo.search(domain, limit=1)

    # ----------------------------------------------------------------------- told

    def _states(self):
        """Return state → what it is called to partners."""
        _ = self.env._
        return {
            "draft": _("Draft (requested)"),
            "sent": _("Sent"),
            "sale": _("Ordered"),
            "cancel": _("Cancelled"),
        }

    def _rows(self, portal, orders_sudo):
        """Return id → what lists say of these quotes, which the user was found to see.

        :param orders_sudo: found by :meth:`_domain`
        """
        day, money = self.env["prm.formatting"]._day, self.env["prm.formatting"]._money
        portal_sudo, states = portal.sudo(), self._states()
        deals = self._deals_sudo(portal, orders_sudo)
        rows = {}
        for order in orders_sudo:
            deal = deals.get(order.opportunity_id, self.env["prm.registration"].sudo())
            total = money(order.amount_untaxed, order.currency_id)
            rows[order.id] = {
                "id": order.id,
                "name": order.name,
                "url": portal._url("quotes", order.id),
                "badge": {
                    "key": order.state,
                    "label": states[order.state],
                    "css": BADGES[order.state],
                },
                "date": day(order.date_order),
                "until": day(order.validity_date),
                "deal": deal.name or "",
                "number": deal.number or "",
                "deal_url": portal._url("opportunities", deal.id),
                "total": total if portal_sudo.quote_amounts else "",
            }
        return rows

    def _deals_sudo(self, portal, orders_sudo):
        """Return opportunity → the deal (sudo) by which the reader sees it."""
        query = self.env["prm.registration"]._search(self._deals_domain(portal))
        deals_sudo = self.env["prm.registration"].sudo()
        leads = orders_sudo.opportunity_id.ids
        found = deals_sudo.search([("id", "in", query), ("lead_id", "in", leads)])
        return {deal.lead_id: deal for deal in found}

    def _page(self, portal, order_sudo):
        """Return all that the page of a quote shows.

        :param order_sudo: found by :meth:`_find_sudo`
        """
        portal_sudo = portal.sudo()
        order = order_sudo.with_context(lang=self.env.lang)
        money, person = self.env["prm.formatting"]._money, order.user_id
        is_told = person.active and not person.share
        return {
            **self._rows(portal, order)[order.id],
            "lines": self._lines(portal_sudo, order),
            "amounts": portal_sudo.quote_amounts,
            "prices": portal_sudo.quote_prices,
            "with_taxes": money(order.amount_total, order.currency_id),
            "margin": self._margin(portal) if portal_sudo.quote_prices else "",
            "salesperson": person.name if is_told else "",
            "wish": order.prm_wish or "",
            "has_pdf": self._has_pdf(portal_sudo, order),
        }

    def _margin(self, portal):
        """Return the margin of the reader's tier in words, nothing without one."""
        margin = portal._own_partnership().margin
        return self.env["prm.formatting"]._percent(margin) if margin else ""

    def _lines(self, portal_sudo, order):
        """Return the products of a quote (sudo), with prices as far as allowed.

        Descriptions of lines are the vendor's: they are in the file for the customer.
        """
        formatting = self.env["prm.formatting"]
        return [
            {
                "name": self._product_name(line),
                "quantity": formatting._number(line.product_uom_qty),
                "unit": line.product_uom_id.name or "",
                "price": formatting._money(line.price_unit, order.currency_id)
                if portal_sudo.quote_prices
                else "",
                "discount": formatting._percent(line.discount)
                if portal_sudo.quote_prices and line.discount
                else "",
                "subtotal": formatting._money(line.price_subtotal, order.currency_id)
                if portal_sudo.quote_amounts
                else "",
            }
            for line in order.order_line
            if line.product_id and not line.display_type and not line.is_downpayment
        ]

    def _product_name(self, line):
        """Return the name of a line's product as a customer knows it."""
        product = line.product_id.with_context(display_default_code=False)
        return product.display_name

    # ----------------------------------------------------------------- blocks, file

    def _block(self, registration):
        """Return what the page of a deal says of its quotes."""
        portal = registration.portal_id.with_env(self.env)
        page = {"quotes": [], "quote_new_url": ""}
        if not self.env["prm.portal.switches"]._is_shown(portal, "quotes"):
            return page
        lead_sudo = registration.sudo().lead_id
        own = Domain("opportunity_id", "in", lead_sudo.ids)
        orders_sudo = self.env["sale.order"].sudo()
        found_sudo = orders_sudo.search(self._domain(portal) & own, limit=20)
        page["quotes"] = list(self._rows(portal, found_sudo).values())
        if self.env["prm.quote.request"]._verdict(portal, registration):
            new = portal._url("quotes", "new")
            page["quote_new_url"] = f"{new}?deal={registration.id}"
        return page

    def _has_pdf(self, portal_sudo, order_sudo):
        """Tell whether partners may have the file of a quote: once it was sent."""
        return portal_sudo.quote_pdf and order_sudo.state in ("sent", "sale")

    def _pdf(self, portal, order_sudo):
        """Return the file of a quote as the customer gets it, and its name.

        :param order_sudo: found by :meth:`_find_sudo`
        :return: nothing where partners may not have it
        :raises UserError: when no file can be made
        """
        if not self._has_pdf(portal.sudo(), order_sudo):
            return b"", ""
        reports_sudo = self.env["ir.actions.report"].sudo()
        report = "sale.action_report_saleorder"
        content, _kind = reports_sudo._render_qweb_pdf(report, order_sudo.ids)
        return content, f"{order_sudo.name}.pdf".replace("/", "-")
