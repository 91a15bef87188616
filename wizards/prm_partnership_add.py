from odoo import api, fields, models
from odoo.exceptions import UserError

MODELS = {
    "certificate": "prm.certificate",
    "activity": "prm.marketing.activity",
    "fund": "prm.fund.entry",
}


def selection_of(model, name):
    """Return a function that answers with the choices of another model's field."""
    return lambda dialog: list(
        dialog.env["prm.formatting"]._choices(dialog.env[model], name).items()
    )


class PrmPartnershipAdd(models.TransientModel):
    """Dialog that adds a certificate, a marketing activity or a line of the fund.

    For everybody who may write the partnership, also without the right to create such
    records elsewhere.
    """

    _name = "prm.partnership.add"
    _description = "Add to a partnership"

    partnership_id = fields.Many2one(
        "prm.partnership",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env["prm.partnership"]._proposed_id(),
    )
    organization_id = fields.Many2one(
        related="partnership_id.partner_id", related_sudo=False
    )
    currency_id = fields.Many2one(
        related="partnership_id.company_id.currency_id", related_sudo=False
    )
    what = fields.Selection(
        [
            ("certificate", "Training or certificate"),
            ("activity", "Marketing activity"),
            ("fund", "Fund entry"),
        ],
        "Add",
        default="certificate",
        required=True,
    )
    name = fields.Char(required=True)
    # training or certificate
    partner_id = fields.Many2one(
        "res.partner",
        "Person",
        ondelete="cascade",
        domain="[('commercial_partner_id', '=', organization_id), "
        "('is_company', '=', False)]",
    )
    type = fields.Selection(
        selection_of("prm.certificate", "type"), default="certification"
    )
    result = fields.Selection(
        selection_of("prm.certificate", "result"), default="passed"
    )
    payment_method = fields.Selection(
        selection_of("prm.certificate", "payment_method"), "Payment method"
    )
    date_event = fields.Date(
        "Event or exam",
        default=fields.Date.context_today,
        help="Day of the event or exam.",
    )
    date_expiry = fields.Date("Valid until")
    # marketing activity, line of the fund
    activity_type = fields.Selection(
        selection_of("prm.marketing.activity", "type"),
        "Type of activity",
        default="event",
    )
    budget = fields.Monetary(help="Taken from the partner's fund on approval.")
    description = fields.Text()
    kind = fields.Selection(selection_of("prm.fund.entry", "kind"), default="credit")
    amount = fields.Monetary()
    fund_balance = fields.Monetary(
        "Balance of the fund",
        related="partnership_id.fund_balance",
        related_sudo=False,
    )
    date = fields.Date(default=fields.Date.context_today)

    @api.constrains("partnership_id")
    def _check_partnership(self):
        """Tell nobody the fund of a partner that is not theirs."""
        self.partnership_id.sudo(False).check_access("write")

    @api.onchange("partnership_id")
    def _onchange_partnership_id(self):
        """Forget a person of another organization; name no partner of others."""
        self.partnership_id._origin.sudo(False).check_access("write")
        if self.partner_id.commercial_partner_id != self.organization_id:
            self.partner_id = False

    def action_confirm(self):
        """Add what was typed and close the dialog."""
        self.env["prm.messages"]._check_one(self)
        prepare = {
            "certificate": self._prepare_certificate_values,
            "activity": self._prepare_activity_values,
            "fund": self._prepare_fund_values,
        }[self.what]
        self.env[MODELS[self.what]]._add_to(self.partnership_id, prepare())
        return {"type": "ir.actions.act_window_close"}

    def _prepare_certificate_values(self):
        """Return the values of a training or certificate.

        :raises UserError: without a person
        """
        if not self.partner_id:
            raise UserError(self.env["prm.messages"]._text("certificate_of_partner"))
        return {
            "name": self.name,
            "partner_id": self.partner_id.id,
            "type": self.type,
            "result": self.result,
            "payment_method": self.payment_method,
            "date_event": self.date_event,
            "date_expiry": self.date_expiry,
        }

    def _prepare_activity_values(self):
        """Return the values of a marketing activity, a draft."""
        return {
            "name": self.name,
            "type": self.activity_type,
            "date": self.date,
            "budget": self.budget,
            "description": self.description,
        }

    def _prepare_fund_values(self):
        """Return the values of a line of the fund."""
        return {
            "name": self.name,
            "kind": self.kind,
            "amount": self.amount,
            "date": self.date,
        }
