"""Where quotes join the registries of the portal."""

from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.prm.models.conversation.audience import AUTHORS
from odoo.addons.prm.models.notification.events import Event
from odoo.addons.prm.models.portal.blocks import Block
from odoo.addons.prm.models.portal.sections import Section
from odoo.addons.prm.policy.limits import DAY, Limit

from .quote_request import ASKED
from .sale_order import TEMPLATES

_lt = LazyTranslate(__name__)
KIND = "quotes"
SENTENCES = {
    "quotes_closed": _lt("You cannot ask for quotes on this portal."),
    "quote_deal_ended": _lt("You can ask for quotes of approved, open deals only."),
    "quote_not_possible": _lt(
        "We cannot make a quote for this deal here. Please write to your partner "
        "manager in the conversation of the deal."
    ),
    "quantity_invalid": _lt("Enter a number above 0, and not above 1,000,000."),
}


class PrmPortalSections(models.AbstractModel):
    """The section "Quotes"."""

    _inherit = "prm.portal.sections"

    def _entries(self):
        section = Section(
            key=KIND,
            label=self.env._("Quotes"),
            icon="fa-file-text-o",
            order=32,
            route="quotes",
            condition=lambda portal: portal._is_own(),
            creates=True,
            scoped=True,
            starts_hidden=True,
        )
        return [*super()._entries(), section]


class PrmPortalBlocks(models.AbstractModel):
    """Quotes on the page of a deal."""

    _inherit = "prm.portal.blocks"

    def _entries(self):
        block = Block(
            key=KIND,
            label=self.env._("Quotes and orders"),
            order=15,
            template="prm_sale.portal_block_quotes",
            values=self.env["prm.quote.page"]._block,
        )
        return [*super()._entries(), block]


class PrmListExport(models.AbstractModel):
    """The list of quotes as a file."""

    _inherit = "prm.list.export"

    @api.model
    def _lists(self):
        return {**super()._lists(), KIND: "prm.quote.list"}


class PrmMessages(models.AbstractModel):
    """Sentences that refuse a quote."""

    _inherit = "prm.messages"

    @api.model
    def _sentences(self):
        return {**super()._sentences(), **SENTENCES}


class PrmLimit(models.Model):
    """How many quotes a person asks for in a day."""

    _inherit = "prm.limit"

    kind = fields.Selection(
        selection_add=[(KIND, "Quotes that were asked for")],
        ondelete={KIND: "cascade"},
    )

    @api.model
    def _limit_of(self, kind):
        own = Limit("prm_sale.limit_quotes", 50, DAY)
        return own if kind == KIND else super()._limit_of(kind)

    @api.model
    def _sentence_of(self, kind):
        if kind != KIND:
            return super()._sentence_of(kind)
        return self.env._(
            "You have reached today’s limit of quotes (%(limit)s). What you typed "
            "stays here. Send it in %(wait)s."
        )


class PrmNotificationEvents(models.AbstractModel):
    """What partners are told of quotes."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        _ = self.env._
        texts = {
            "sent": (_("Quote ready"), _("A quote of one of your deals was sent.")),
            "sale": (_("Order confirmed"), _("A quote of your deals was ordered.")),
        }
        return [
            *super()._entries(),
            *(
                Event(
                    key=f"quote_{state}",
                    label=label,
                    help=text,
                    group="deals",
                    order=66,
                    templates=(TEMPLATES[state],),
                    section=KIND,
                )
                for state, (label, text) in texts.items()
            ),
        ]


class PrmAudience(models.AbstractModel):
    """Who is told of quotes: who sees them."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        mails = dict.fromkeys(TEMPLATES.values(), (*AUTHORS, "quote_asker"))
        return {**super()._told(), **mails, ASKED: ("seller", "manager")}

    @api.model
    def _roles(self):
        asker = {
            "quote_asker": lambda deals: deals._told_quote_sudo().prm_requested_by_id
        }
        return {**super()._roles(), **asker}

    @api.model
    def _mailed_sudo(self, record, template_xmlid):
        """Leave out who does not see the quote itself."""
        people_sudo = super()._mailed_sudo(record, template_xmlid)
        if template_xmlid not in TEMPLATES.values():
            return people_sudo
        page, order_sudo = self.env["prm.quote.page"], record._told_quote_sudo()
        return people_sudo.filtered(
            lambda person: any(
                page.with_user(user)._find_sudo(record.portal_id, order_sudo.id)
                for user in person.user_ids
            )
        )
