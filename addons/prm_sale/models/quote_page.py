"""The page of a quote in plain values, and its file."""

from odoo import models


class PrmQuotePage(models.AbstractModel):
    """Words of a quote (sudo) that was found for the current user on a portal."""

    _name = "prm.quote.page"
    _description = "Quotes on the portal"

    def _page(self, portal, order):
        """Return all that the page of a quote shows.

        :param portal: of the reader
        :param order: one (sudo) that was found there
        """
        portal_sudo = portal.sudo()
        order_sudo = order.with_context(lang=self.env.lang)
        person_sudo, formatting = order_sudo.user_id, self.env["prm.formatting"]
        is_told = person_sudo.active and not person_sudo.share
        margin = portal._own_partnership().margin if portal_sudo.quote_prices else 0
        return {
            **self.env["prm.quote.list"]._rows(order_sudo)[order.id],
            "lines": self._lines(portal_sudo, order_sudo),
            "amounts": portal_sudo.quote_amounts,
            "with_taxes": formatting._money(order.amount_total, order.currency_id),
            "margin": formatting._percent(margin) if margin else "",
            "salesperson": person_sudo.name if is_told else "",
            "wish": order_sudo.prm_wish or "",
            "has_pdf": self._has_pdf(portal, order_sudo),
        }

    def _lines(self, portal_sudo, order_sudo):
        """Return the products of a quote, with prices as far as allowed.

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
        }
        if portal_sudo.quote_prices:
            line["price"] = formatting._money(line_sudo.price_unit, currency_sudo)
            discount = line_sudo.discount
            line["discount"] = formatting._percent(discount) if discount else ""
        if portal_sudo.quote_amounts:
            subtotal = line_sudo.price_subtotal
            line["subtotal"] = formatting._money(subtotal, currency_sudo)
        return line

    def _has_pdf(self, portal, order):
        """Tell whether partners may have the file of a quote: once it was sent."""
        portal_sudo = portal.sudo()
        return portal_sudo.quote_pdf and order.state in ("sent", "sale")

    def _pdf(self, portal, order):
        """Return the file of a quote as the customer gets it, and its name.

        :param portal: of the reader
        :param order: one (sudo) that was found there
        :return: nothing where partners may not have it
        :raises UserError: when no file can be made
        """
        if not self._has_pdf(portal, order):
            return b"", ""
        reports_sudo = self.env["ir.actions.report"].sudo()
        report = "sale.action_report_saleorder"
        content, _kind = reports_sudo._render_qweb_pdf(report, order.ids)
        return content, f"{order.name}.pdf".replace("/", "-")
