"""The portal's list of quotes: what it offers, and its rows."""

from odoo import models

from odoo.addons.prm.models.portal import badges


class PrmQuoteList(models.AbstractModel):
    """Quotes and orders as lists, files and the page of a deal show them."""

    _name = "prm.quote.list"
    _inherit = ["prm.quote.scope", "prm.joined.list"]
    _description = "Portal list of quotes"
    _days = {"date": "date_order", "until": "validity_date"}
    _date_field = "date_order"
    _css = {
        "draft": badges.GREY,
        "sent": badges.BLUE,
        "sale": badges.GREEN,
        "cancel": badges.GREY,
    }

    def _states(self):
        """Return state → what it is called to partners."""
        _ = self.env._
        return {
            "draft": _("Draft (requested)"),
            "sent": _("Sent"),
            "sale": _("Ordered"),
            "cancel": _("Cancelled"),
        }

    def _row(self, record, deal):
        """Return a row; its total as far as the portal allows."""
        formatting, portal_sudo = self.env["prm.formatting"], deal.portal_id
        badge, total = self._badge(record.state), ""
        if portal_sudo.quote_amounts:
            total = formatting._money(record.amount_untaxed, record.currency_id)
        return {
            "id": record.id,
            "name": record.name,
            "url": portal_sudo._url("quotes", record.id),
            "state": badge["label"],
            "badge": badge,
            "date": formatting._day(record.date_order),
            "until": formatting._day(record.validity_date),
            "deal": deal.name,
            "number": deal.number,
            "deal_url": portal_sudo._url("opportunities", deal.id),
            "total": total,
        }

    def _columns(self):
        _ = self.env._
        return [
            {"key": "name", "label": _("Quote"), "width": 14},
            {"key": "deal", "label": _("Deal"), "width": 36},
            {"key": "number", "label": _("Registration"), "width": 14},
            {"key": "state", "label": _("State")},
            {"key": "date", "label": _("Quoted or ordered on"), "width": 12},
            {"key": "until", "label": _("Valid until"), "width": 12},
            {"key": "total", "label": _("Total without taxes")},
        ]

    def _choices(self):
        return {"deal": self._deal_choice()}
