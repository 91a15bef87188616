"""The section "Quotes", and what partners are told of them."""

from odoo import api, models

from odoo.addons.prm.models.joined.entries import Joined, News

from .sale_order import TEMPLATES


class PrmJoined(models.AbstractModel):
    """Quotes and orders."""

    _inherit = "prm.joined"

    @api.model
    def _entries(self):
        _ = self.env._
        told = {
            "sent": (_("Quote ready"), _("A quote of one of your deals was sent.")),
            "sale": (_("Order confirmed"), _("A quote of your deals was ordered.")),
        }
        quotes = Joined(
            key="quotes",
            label=_("Quotes"),
            icon="fa-file-text-o",
            order=32,
            list="prm.quote.list",
            request="prm.quote.request",
            block="prm_sale.portal_block_quotes",
            block_label=_("Quotes and orders"),
            block_order=15,
            news=tuple(
                News(f"quote_{state}", *words, TEMPLATES[state])
                for state, words in told.items()
            ),
            news_order=66,
        )
        return [*super()._entries(), quotes]
