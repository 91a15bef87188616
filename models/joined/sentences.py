"""Sentences that refuse what partners ask for of other apps' records."""

from odoo import api, models
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "requests_closed": _lt("You cannot send requests like this on this portal."),
    "request_deal_ended": _lt(
        "You can ask for this only while the deal is approved and open."
    ),
    "request_not_possible": _lt(
        "We cannot take this request for this deal here. Please write to your partner "
        "manager in the conversation of the deal."
    ),
    "partner_sees_none": _lt("The partner does not see this."),
    "quantity_invalid": _lt("Enter a number above 0, and not above 1,000,000."),
}


class PrmMessages(models.AbstractModel):
    """Sentences of requests."""

    _inherit = "prm.messages"

    @api.model
    def _sentences(self):
        return {**super()._sentences(), **SENTENCES}
