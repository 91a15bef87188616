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
        deals = self._deals_domain(portal)
        asked = Domain("prm_request_id", "=", False)
        asked |= Domain("prm_request_id", "in", self._query(deals))
        return (
            Domain("company_id", "=", portal.company_id.id)
            & Domain("prm_is_shown", "=", True)
            & self._of_deals(deals)
            & asked
        )

    def _query(self, domain):
        """Return the query of the deals that the current user may read."""
        return self.env["prm.registration"]._search(domain)

    def _of_deals(self, domain):
        """Return the domain of all orders of the opportunities of these deals."""
        lead = SQL.identifier(self.env["prm.registration"]._table, "lead_id")
        return Domain("opportunity_id", "in", self._query(domain).subselect(lead))

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
        portal_sudo = portal.sudo()
        states = self._states()
        deals_sudo = self._deals_sudo(portal, orders_sudo)
        rows = {}
        for order_sudo in orders_sudo:
            lead_sudo, state = order_sudo.opportunity_id, order_sudo.state
            deal_sudo = deals_sudo.filtered(lambda x, lead=lead_sudo: x.lead_id == lead)
            total = money(order_sudo.amount_untaxed, order_sudo.currency_id)
            badge = {"key": state, "label": states[state], "css": BADGES[state]}
            rows[order_sudo.id] = {
                "id": order_sudo.id,
                "name": order_sudo.name,
                "url": portal._url("quotes", order_sudo.id),
                "badge": badge,
                "date": day(order_sudo.date_order),
                "until": day(order_sudo.validity_date),
                "deal": deal_sudo[:1].name or "",
                "number": deal_sudo[:1].number or "",
                "deal_url": portal._url("opportunities", deal_sudo[:1].id),
                "total": total if portal_sudo.quote_amounts else "",
            }
        return rows

    def _deals_sudo(self, portal, orders_sudo):
        """Return the deals (sudo) by which the reader sees these quotes."""
        query = self._query(self._deals_domain(portal))
        deals_sudo = self.env["prm.registration"].sudo()
        leads = orders_sudo.opportunity_id.ids
        return deals_sudo.search([("id", "in", query), ("lead_id", "in", leads)])

    def _page(self, portal, order_sudo):
        """Return all that the page of a quote shows.

        :param portal: of the reader
        :param order_sudo: found by :meth:`_find_sudo`
        """
        portal_sudo = portal.sudo()
        order_sudo = order_sudo.with_context(lang=self.env.lang)
        person_sudo, money = order_sudo.user_id, self.env["prm.formatting"]._money
        is_told = person_sudo.active and not person_sudo.share
        return {
            **self._rows(portal, order_sudo)[order_sudo.id],
            "lines": self._lines(portal_sudo, order_sudo),
            "amounts": portal_sudo.quote_amounts,
            "with_taxes": money(order_sudo.amount_total, order_sudo.currency_id),
            "margin": self._margin(portal) if portal_sudo.quote_prices else "",
            "salesperson": person_sudo.name if is_told else "",
            "wish": order_sudo.prm_wish or "",
            "has_pdf": self._has_pdf(portal_sudo, order_sudo),
        }

    def _margin(self, portal):
        """Return the margin of the reader's tier in words, nothing without one."""
        margin = portal._own_partnership().margin
        return self.env["prm.formatting"]._percent(margin) if margin else ""

    def _lines(self, portal_sudo, order_sudo):
        """Return the products of a quote (sudo), with prices as far as allowed.

        Descriptions of lines are the vendor's: they are in the file for the customer.
        """
        lines_sudo = order_sudo.order_line.filtered(
            lambda line: line.product_id and not line.is_downpayment
        )
        return [self._line(portal_sudo, line_sudo) for line_sudo in lines_sudo]

    def _line(self, portal_sudo, line_sudo):
        """Return one line; a product is called as customers know it."""
        formatting, currency_sudo = self.env["prm.formatting"], line_sudo.currency_id
        product_sudo = line_sudo.product_id.with_context(display_default_code=False)
        line = {
            "name": product_sudo.display_name,
            "quantity": formatting._number(line_sudo.product_uom_qty),
            "unit": line_sudo.product_uom_id.name or "",
            **dict.fromkeys(("price", "discount", "subtotal"), ""),
        }
        if portal_sudo.quote_prices:
            line["price"] = formatting._money(line_sudo.price_unit, currency_sudo)
            if line_sudo.discount:
                line["discount"] = formatting._percent(line_sudo.discount)
        if portal_sudo.quote_amounts:
            subtotal = line_sudo.price_subtotal
            line["subtotal"] = formatting._money(subtotal, currency_sudo)
        return line

    # ----------------------------------------------------------------- blocks, file

    def _block(self, registration):
        """Return what the page of a deal says of its quotes."""
        portal = registration.portal_id.with_env(self.env)
        page = {"quotes": [], "quote_new_url": ""}
        if not self.env["prm.portal.switches"]._is_shown(portal, "quotes"):
            return page
        registration_sudo = registration.sudo()
        own = Domain("opportunity_id", "in", registration_sudo.lead_id.ids)
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

        :param portal: of the reader
        :param order_sudo: found by :meth:`_find_sudo`
        :return: nothing where partners may not have it
        :raises UserError: when no file can be made
        """
        portal_sudo = portal.sudo()
        if not self._has_pdf(portal_sudo, order_sudo):
            return b"", ""
        reports_sudo = self.env["ir.actions.report"].sudo()
        report = "sale.action_report_saleorder"
        content, _kind = reports_sudo._render_qweb_pdf(report, order_sudo.ids)
        return content, f"{order_sudo.name}.pdf".replace("/", "-")
