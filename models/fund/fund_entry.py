from odoo import api, fields, models
from odoo.exceptions import UserError

# Compared by identity: neither RPC nor an import can put this object into a context.
_BOOKER = object()

# What code writes and people do not.
BOOKED = (
    "lead_id",
    "marketing_activity_id",
    "reversal_of_id",
    "is_reversed",
    "reversal_due",
)
OPPOSITE = {"credit": "debit", "debit": "credit"}


class PrmFundEntry(models.Model):
    """One line of the partner's fund ledger; once booked it stays as it is.

    Each create locks the partnership, so of two people who spend the same money the
    second is refused. What was wrong is reversed by a line of its own.
    """

    _name = "prm.fund.entry"
    _inherit = ["prm.partnership.line.mixin"]
    _description = "Fund entry"
    _order = "date desc, id desc"
    _rec_name = "name"

    name = fields.Char("Purpose", required=True)
    date = fields.Date(required=True, default=fields.Date.context_today, index=True)
    kind = fields.Selection(
        [("credit", "Credit"), ("debit", "Debit")], default="credit", required=True
    )
    amount = fields.Monetary(
        required=True, aggregator=None, help="Above 0; the kind tells the direction."
    )
    signed_amount = fields.Monetary(
        "Effect on the balance", compute="_compute_signed_amount", store=True
    )
    balance_after = fields.Monetary(
        "Balance after this entry", readonly=True, copy=False, aggregator=None
    )
    origin = fields.Selection(
        [
            ("manual", "Entered by hand"),
            ("won", "Won opportunity"),
            ("reversal", "Reversal"),
            ("activity", "Marketing activity"),
        ],
        default="manual",
        required=True,
        readonly=True,
        copy=False,
    )
    marketing_activity_id = fields.Many2one(
        "prm.marketing.activity",
        "Marketing activity",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    lead_id = fields.Many2one(
        "crm.lead",
        "Opportunity in CRM",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    # reversal: opposite lines that take back the former one, in parts if need be
    reversal_of_id = fields.Many2one(
        "prm.fund.entry",
        "Reversal of",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    is_reversed = fields.Boolean("Reversed", readonly=True, copy=False)
    reversal_due = fields.Boolean(
        "To be taken back",
        readonly=True,
        copy=False,
        help="The opportunity is no longer won, and the fund cannot cover it yet.",
    )

    _amount_positive = models.Constraint(
        "CHECK (amount > 0)", "The amount of a fund entry must be above 0."
    )
    # Won, lost and won again is a credit, its reversal and a credit.
    _once_per_opportunity = models.UniqueIndex(
        "(lead_id) WHERE origin = 'won' AND is_reversed IS NOT TRUE",
        "This opportunity has already been credited to a fund.",
    )
    _once_per_activity = models.UniqueIndex(
        "(marketing_activity_id) WHERE origin = 'activity' AND is_reversed IS NOT TRUE",
        "The budget of this activity has already been taken from the fund.",
    )

    @api.depends("amount", "kind")
    def _compute_signed_amount(self):
        for entry in self:
            sign = 1 if entry.kind == "credit" else -1
            entry.signed_amount = sign * entry.amount

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create in this order: guards, lock, lines, what a fund may not fall below.

        :raises UserError: for lines that only code books, a closed fund, or too little
        """
        here = self._guard_create(vals_list)
        defaults = here.default_get(["partnership_id", "amount"])
        vals_list = [self._rounded({**defaults, **vals}) for vals in vals_list]
        partnerships = self.env["prm.partnership"].browse(
            {vals.get("partnership_id") for vals in vals_list} - {None, False}
        )
        self._check_entered(vals_list)
        ledger = self.env["prm.fund.ledger"]
        ledger._lock(partnerships)
        balances = ledger._sums(partnerships)
        entries = super(PrmFundEntry, here).create(vals_list)
        entries._check_made_by_hand()
        ledger._check(balances, entries)
        entries._note_balances(balances)
        entries._wake_claims()
        entries._tell_partners()
        return entries

    def _rounded(self, vals):
        """Return ``vals`` with the amount rounded; core does not when it inserts."""
        partnerships = self.env["prm.partnership"]
        currency = partnerships.browse(vals.get("partnership_id") or ()).currency_id
        if not currency:
            return vals
        return {**vals, "amount": currency.round(vals.get("amount") or 0)}

    def write(self, vals):
        self._guard_write(vals)
        return super().write(vals)

    def _guard_write(self, vals):
        """Let people correct the text of a line alone.

        :raises UserError: for anything else of a booked line
        """
        super()._guard_write(vals)
        if vals.keys() - {"name"} and not self._is_booking():
            raise UserError(self.env["prm.messages"]._text("fund_entry_stays"))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        """Keep what was booked.

        :raises UserError: always
        """
        raise UserError(self.env["prm.messages"]._text("fund_entry_kept"))

    def _is_booking(self):
        return self.env.context.get("prm_booker") is _BOOKER

    def _check_entered(self, vals_list):
        """Refuse links that our own code sets, before it is asked what they name."""
        told = (vals.get(name) for vals in vals_list for name in BOOKED)
        if not self._is_booking() and any(told):
            raise UserError(self.env["prm.messages"]._text("fund_origin_by_code"))

    def _check_made_by_hand(self):
        """Refuse lines that pretend to be booked by themselves."""
        if self._is_booking():
            return
        for entry in self:
            if entry.origin != "manual" or any(entry[name] for name in BOOKED):
                raise UserError(self.env["prm.messages"]._text("fund_origin_by_code"))

    def _note_balances(self, before):
        """Write on each new line what the fund has after it."""
        balances = dict(before)
        for entry in self:
            balance = balances.get(entry.partnership_id, 0) + entry.signed_amount
            balances[entry.partnership_id] = balance
            entry._write_booked({"balance_after": balance})

    def _wake_claims(self):
        """Let the job take back what could not be taken yet, as there is money now."""
        credits = self.filtered(lambda entry: entry.kind == "credit")
        if not credits:
            return
        claims_sudo = self.sudo().search(
            [
                ("partnership_id", "in", credits.partnership_id.ids),
                ("reversal_due", "=", True),
            ]
        )
        claims_sudo.partnership_id.score_due = True

    # ----------------------------------------------------------------- booking

    @api.model
    def _book(self, vals_list):
        """Create entries that people cannot: of deals, activities and reversals.

        :param vals_list: values as of ``create``
        :return: the entries, with the rights of the caller
        """
        entries_sudo = self.sudo().with_context(prm_booker=_BOOKER)
        created_sudo = entries_sudo.create(vals_list) if vals_list else entries_sudo
        return created_sudo.with_env(self.env)

    def _write_booked(self, values):
        """Write what only code may write on booked lines."""
        entries_sudo = self.sudo().with_context(prm_booker=_BOOKER)
        entries_sudo.write(values)

    def _prepare_reversal(self, amount, kind):
        """Return the values of a line that takes back ``amount`` of this one.

        :param float amount: more than 0
        :param str kind: ``credit`` or ``debit``
        """
        self.ensure_one()
        here = self.partnership_id._for_partner()
        return {
            "name": here.env._("Reversal: %s", self.name),
            "partnership_id": self.partnership_id.id,
            "kind": kind,
            "amount": amount,
            "origin": "reversal",
            "reversal_of_id": self.id,
            "marketing_activity_id": self.marketing_activity_id.id,
            "lead_id": self.lead_id.id,
        }

    def _reverse(self):
        """Take back all of these lines; the fund has to suffice.

        :return: the new lines
        """
        reversals = self._book(
            [
                entry._prepare_reversal(entry.amount, OPPOSITE[entry.kind])
                for entry in self
            ]
        )
        self._write_booked({"is_reversed": True})
        return reversals

    def action_reverse(self):
        """Take back lines that were entered by hand and are wrong.

        :raises UserError: for a line that code booked, or that is taken back already
        """
        self.check_access("write")
        self.env["prm.fund.ledger"]._lock(self.partnership_id)
        self.invalidate_recordset()
        if any(entry.origin != "manual" for entry in self):
            raise UserError(self.env["prm.messages"]._text("fund_reversal_by_code"))
        if any(entry.is_reversed for entry in self):
            raise UserError(self.env["prm.messages"]._text("already_there"))
        self._reverse()

    # ----------------------------------------------------- for the portal, hooks

    @api.model
    def _follow_merge(self, lead, merged):
        """Keep the entries of ``merged`` opportunities on the one that remains.

        A second credit of the remaining one loses its opportunity: the job reverses it.
        """
        entries_sudo = self.sudo().search([("lead_id", "in", (merged - lead).ids)])
        open_sudo = entries_sudo.filtered(
            lambda entry: entry.origin == "won" and not entry.is_reversed
        )
        here_sudo = self.sudo().search(
            [
                ("lead_id", "=", lead.id),
                ("origin", "=", "won"),
                ("is_reversed", "=", False),
            ]
        )
        surplus_sudo = open_sudo if here_sudo else open_sudo.sorted("id")[1:]
        surplus_sudo._write_booked({"lead_id": False})
        (entries_sudo - surplus_sudo)._write_booked({"lead_id": lead.id})
        surplus_sudo.partnership_id.score_due = True

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "name",
            "date",
            "kind",
            "amount",
            "signed_amount",
            "origin",
            "marketing_activity_id",
        }
