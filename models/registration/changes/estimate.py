"""What a deal may be worth, as the partner says: beside the text on the budget."""

from dataclasses import replace

from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from ...portal.form.field import FormField

_lt = LazyTranslate(__name__)

AMOUNT = "amount_estimate"


class PrmRegistrationEstimate(models.Model):
    """The partner's amount; no score and no fund counts it."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    amount_estimate = fields.Monetary(
        "Partner's estimate",
        tracking=True,
        help="The amount that the partner expects, in the company's currency. It is "
        "the amount of the deal until there is an opportunity, and counts for nothing: "
        "what counts is the revenue of the opportunity.",
    )

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {AMOUNT}


class PrmRegistrationFields(models.AbstractModel):
    """The field of the form, with the currency of the portal."""

    _inherit = "prm.registration.fields"

    @api.model
    def _entries(self):
        """Return the entries, with the partner's amount."""
        return (
            *super()._entries(),
            FormField(
                name=AMOUNT,
                card="details",
                kind="number",
                order=35,
                label=_lt("Estimated amount"),
                help=_lt("What the deal may be worth. A rough figure is enough."),
                optional=True,
                not_negative=True,
                listed=True,
                row_order=31,
                flag_label=_lt("Partner's estimate"),
            ),
        )

    @api.model
    def _for(self, reader, portal=None):
        """Return the entries; the amount says in which currency it is."""
        entries = super()._for(reader, portal)
        if not portal:
            return entries
        currency_sudo = self.env["prm.formatting"]._currency_sudo(portal)
        return tuple(
            replace(entry, label=self._in_currency(entry.label, currency_sudo))
            if entry.name == AMOUNT
            else entry
            for entry in entries
        )

    def _in_currency(self, label, currency):
        """Return a label that names the currency."""
        formatting = self.env["prm.formatting"]
        return f"{formatting._tr(label)} ({formatting._currency_name(currency)})"

    def _row_text(self, registration, entry, value):
        """Return the estimate as money; nothing where it is the amount of the deal."""
        if entry.name != AMOUNT:
            return super()._row_text(registration, entry, value)
        money = self.env["prm.formatting"]._money
        text = money(value, registration.currency_id) if value else ""
        said = self.env["prm.registration.deal"]._amount(registration)
        return "" if text == said else text
