"""A salesperson enters a lead for a customer that is protected for a partner."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ....policy.direct_sales import verdict_direct
from ....policy.visible_text import tidy
from ..crm_lead_protection import SAID

# What a change of makes another customer of the lead.
SAID_BY_PEOPLE = frozenset(
    "name contact_name partner_id partner_name website email_from company_id".split()
)
MANAGERS = ("sales_team.group_sale_manager", "prm.group_prm_manager")


class CrmLead(models.Model):
    """Leads: blocked where a portal wants it; managers override it in words."""

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    prm_direct_reason = fields.Char(
        "Sold directly because",
        copy=False,
        groups="base.group_user",
        help="Why this lead may exist beside a protected deal of a partner.",
    )
    prm_is_blocked = fields.Boolean(
        compute="_compute_prm_is_blocked", groups="base.group_user", exportable=False
    )
    prm_may_override = fields.Boolean(
        compute="_compute_prm_is_blocked", groups="base.group_user", exportable=False
    )

    @api.depends(*SAID, "registration_ids")
    @api.depends_context("uid", "company")
    def _compute_prm_is_blocked(self):
        may = self._prm_is_manager()
        for lead in self:
            lead.prm_may_override = may
            lead.prm_is_blocked = bool(lead._prm_blocking())

    @api.model
    def _prm_is_manager(self):
        """Tell whether the user may override a block."""
        return any(map(self.env.user.has_group, MANAGERS))

    def _prm_blocking(self):
        """Return the :class:`Found` registration that blocks this lead, or None.

        The strongest of those whose portals block. A closed lead is blocked as an open
        one: else it would be entered as lost, and opened again.
        """
        self.ensure_one()
        return self._prm_strongest_block() if self._prm_portal_blocks() else None

    def _prm_strongest_block(self):
        """Return the same, where a portal is known to block."""
        service = self.env["prm.lead.protection"]
        blocking = [
            found
            for found in service._beside(self)
            if not verdict_direct(
                found.match.strength,
                found.record.portal_id.direct_sales == "block",
            )
        ]
        return max(blocking, key=service._rank, default=None)

    @api.model
    def _prm_portal_blocks(self):
        """Tell whether a portal blocks leads at all."""
        portals_sudo = self.env["prm.portal"].sudo()
        domain = [("direct_sales", "=", "block"), ("state", "=", "active")]
        return bool(portals_sudo.search_count(domain, limit=1))

    # --------------------------------------------------------------------- guards

    def _prm_guard_direct(self, sent=""):
        """Refuse to who may not override to give a reason, or to take one away.

        What stands there came with a new lead, maybe from a default.

        :param str sent: a reason that is about to be written
        :raises UserError: for who is no manager
        """
        if self.env.su or self._prm_is_manager():
            return
        self_sudo = self.sudo()
        if sent or any(self_sudo.mapped("prm_direct_reason")):
            raise UserError(self.env["prm.messages"]._text("direct_reason_by_managers"))

    def _prm_is_asked(self):
        """Tell whether leads that this user writes may be blocked: one query for all.

        What code writes with all rights is not asked: an approval, a mail, a website.
        """
        return not self.env.su and self._prm_portal_blocks()

    def _prm_before_direct(self, vals):
        """Return lead → the registration (sudo) that blocks it before a change.

        Of those of which something else will be said. Nothing is looked up for a change
        that says nothing of the customer.
        """
        if not SAID_BY_PEOPLE & vals.keys() or not self._prm_is_asked():
            return {}
        changed = self.filtered(lambda lead: lead._prm_says_else(vals))
        return {lead: lead._prm_blocked_by_sudo() for lead in changed}

    def _prm_says_else(self, vals):
        """Tell whether ``vals`` say something else of the customer than the lead."""
        return any(
            field.convert_to_write(self[name], self) != vals[name]
            and (self[name] or vals[name])
            for name in SAID_BY_PEOPLE & vals.keys()
            if (field := self._fields[name])
        )

    def _prm_check_direct(self, vals, before):
        """Refuse leads of customers that are protected, or log why they may be.

        What the same registration blocked already stays as it is.

        :param dict vals: what was written
        :param dict before: lead → the registration (sudo) that blocked it, maybe none
        :raises UserError: telling whom to ask
        """
        for lead, former_sudo in before.items():
            found = lead._prm_strongest_block()
            if not found or found.record == former_sudo:
                continue
            reason = tidy(vals.get("prm_direct_reason") or lead.prm_direct_reason or "")
            if not reason or not self._prm_is_manager():
                raise UserError(lead._prm_why_blocked(found))
            lead._prm_log_override(found.record, reason)

    def _prm_blocked_by_sudo(self):
        """Return the registration (sudo) that blocks this lead now, maybe none."""
        found = self._prm_strongest_block()
        return found.record if found else self.env["prm.registration"].sudo()

    def _prm_why_blocked(self, found):
        """Return why it cannot be saved, and who may override it.

        :param Found found: the registration that blocks it
        """
        service = self.env["prm.lead.protection"]
        told = service._text(found, bool(service._readable(found)))
        if self._prm_is_manager():
            way = self.env._(
                "To save the lead anyway, say why under “Sold directly because”."
            )
        else:
            way = self.env._(
                "A sales manager or a channel administrator can enter the lead and say "
                "why."
            )
        return f"{told} {way}"

    def _prm_log_override(self, blocking_sudo, reason):
        """Keep who overrode the block and why, on both sides; no names of the other."""
        day = self.env["prm.formatting"]._day(blocking_sudo.protection_end)
        lead_sudo = self.sudo()
        lead_sudo._message_log(
            body=self.env._(
                "Entered although the customer is protected for a partner until "
                "%(day)s: %(reason)s",
                day=day,
                reason=reason,
            )
        )
        blocking_sudo._message_log(
            body=self.env._(
                "Direct sales entered a lead for this customer although it is "
                "protected: %(reason)s",
                reason=reason,
            )
        )
