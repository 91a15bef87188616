from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools.i18n import format_list
from odoo.tools.misc import clean_context

from ..policy.offer_words import given_away

# What partners read before they accept.
WORDS = ("name", "offer_need", "offer_city", "offer_industry", "offer_size")
DAYS = 5


class PrmOfferDialog(models.TransientModel):
    """Dialog that offers a lead: what partners read, until when, and to whom."""

    _name = "prm.offer.dialog"
    _description = "Offer a lead to partners"

    lead_id = fields.Many2one(
        "crm.lead", "Opportunity in CRM", required=True, ondelete="cascade"
    )
    name = fields.Char(
        "Title", help="What partners call the deal. It keeps this name for them."
    )
    offer_need = fields.Text("Need")
    offer_city = fields.Char(
        "City", compute="_compute_words", store=True, readonly=False
    )
    offer_industry = fields.Char(
        "Industry", compute="_compute_words", store=True, readonly=False
    )
    offer_size = fields.Char("Size of the customer")
    offering_id = fields.Many2one(
        "prm.offering",
        "Service or product",
        ondelete="cascade",
        help="Not shown before the offer is accepted. Partners with deals of this kind "
        "are proposed first.",
    )
    deadline = fields.Date(
        "Answer by",
        required=True,
        default=lambda self: fields.Date.context_today(self) + timedelta(days=DAYS),
    )
    way = fields.Selection(
        [
            ("together", "All at once: the first to accept gets it"),
            ("in_order", "One after the other, in the order of the list"),
        ],
        "How",
        default="together",
        required=True,
    )
    line_ids = fields.One2many(
        "prm.offer.dialog.line",
        "dialog_id",
        "Partners",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )
    leak_text = fields.Char(compute="_compute_leak_text")

    @api.depends("lead_id")
    def _compute_words(self):
        """Propose what tells nothing of who the customer is."""
        for dialog in self:
            lead = dialog.lead_id._origin.sudo(False)
            lead.check_access("read")
            customer_sudo = lead.sudo().partner_id.commercial_partner_id
            dialog.offer_city = dialog.offer_city or lead.city
            industry = dialog.offer_industry or customer_sudo.industry_id.name
            dialog.offer_industry = industry

    @api.depends("lead_id", "offering_id")
    def _compute_line_ids(self):
        """Propose partners anew; who is ticked already stays ticked, and on top."""
        for dialog in self:
            lead = dialog.lead_id._origin.sudo(False)
            lead.check_access("read")
            kept = {
                line.partnership_id.id: line
                for line in dialog.line_ids
                if line.chosen and line.partnership_id
            }
            dialog.line_ids = [Command.clear(), *dialog._prepare_lines(lead, kept)]

    def _prepare_lines(self, lead, kept):
        """Return a command for each partner that is proposed, the best first.

        :param kept: id of a partnership → the line that was ticked
        """
        if not lead:
            return []
        ranked = self.env["prm.offer.proposal"]._ranked(
            lead, self.offering_id._origin, always=list(kept)
        )
        ranked.sort(key=lambda row: row["partnership"].id not in kept)
        return [
            Command.create(
                {
                    "sequence": number,
                    "chosen": row["partnership"].id in kept,
                    "partnership_id": row["partnership"].id,
                    "because": row["because"],
                    "open_deals": row["open"],
                    "win_rate": row["win_rate"] or 0,
                }
            )
            for number, row in enumerate(ranked, 1)
        ]

    @api.depends("lead_id", *WORDS)
    def _compute_leak_text(self):
        """Warn of words that name the customer; nobody is stopped by it."""
        for dialog in self:
            lead = dialog.lead_id._origin.sudo(False)
            lead.check_access("read")
            found = given_away([dialog[name] for name in WORDS], self._secrets(lead))
            dialog.leak_text = bool(found) and self.env._(
                "Partners read this before they accept, and it names the customer: %s",
                format_list(self.env, found),
            )

    def _secrets(self, lead):
        """Return what tells who the customer of ``lead`` is."""
        facts = self.env["prm.lead.facts"]._values(lead) if lead else {}
        names = ("customer_name", "customer_website", "contact_last_name")
        names += ("contact_email", "contact_phone")
        return [facts.get(name) for name in names]

    def action_confirm(self):
        """Offer the lead to the partners that are ticked, and say who is asked.

        :raises UserError: without a title or a partner, or when one cannot be asked
        :raises AccessError: to who may not write the lead or a partnership
        """
        self.ensure_one()
        if not (self.name or "").strip():
            raise UserError(self.env._("Enter a title that partners can read."))
        chosen = self.line_ids.filtered("chosen").sorted("sequence")
        here = self.env(context=clean_context(self.env.context))
        here["prm.offer.desk"]._offer(
            self.lead_id.with_env(here),
            {name: self[name] for name in WORDS} | {"offering_id": self.offering_id.id},
            [
                (
                    line.partnership_id.with_env(here),
                    line.contact_id.with_env(here),
                    line.because,
                )
                for line in chosen
                if line.partnership_id
            ],
            self.deadline,
            in_order=self.way == "in_order",
        )
        return {"type": "ir.actions.act_window_close"}


class PrmOfferDialogLine(models.TransientModel):
    """A partner who can be asked, with what speaks for it."""

    _name = "prm.offer.dialog.line"
    _description = "Partner in the dialog of an offer"
    _order = "sequence, id"

    dialog_id = fields.Many2one("prm.offer.dialog", required=True, ondelete="cascade")
    sequence = fields.Integer("Order", default=100)
    chosen = fields.Boolean("Ask")
    partnership_id = fields.Many2one(
        "prm.partnership",
        required=True,
        ondelete="cascade",
        domain=[("state", "=", "active")],
    )
    contact_id = fields.Many2one(
        "res.partner",
        "Person",
        ondelete="cascade",
        domain="[('id', 'in', allowed_contact_ids)]",
        help="Empty: the whole organization can read the offer; its primary contact "
        "and its supervisors can accept it.",
    )
    allowed_contact_ids = fields.Many2many(
        "res.partner", compute="_compute_allowed_contact_ids"
    )
    because = fields.Text()
    open_deals = fields.Integer("Open deals")
    win_rate = fields.Integer("Won (%)")

    @api.depends("partnership_id")
    def _compute_allowed_contact_ids(self):
        """Let only people be chosen who have access to the portal."""
        for line in self:
            partnership = line.partnership_id._origin.sudo(False)
            partnership.check_access("read")
            members_sudo = partnership.sudo().member_ids
            line.allowed_contact_ids = members_sudo._filtered_live().partner_id
