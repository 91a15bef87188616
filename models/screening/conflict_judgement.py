"""What the reviewer says of a conflict, by whom and when, and what it is bound to."""

from odoo import api, fields, models

from ...policy.approval import (
    Rival,
    is_stronger,
    verdict_new_customer,
    verdict_rival,
)
from ...policy.conflict_decision import PENDING
from ...policy.matching import weighs

# From other parts: company_id, decision, found_customer_id, found_lead_id,
#     found_registration_id, registration_id, strength, _has_note, _others_by_sudo


class PrmRegistrationConflict(models.Model):
    """A judgement holds for what was found when it was made."""

    _name = "prm.registration.conflict"
    _inherit = ["prm.registration.conflict"]

    is_protected = fields.Boolean(
        "Protected",
        compute="_compute_is_protected",
        compute_sudo=True,
        help="Another partner's deal, protected today. Decide on it before you "
        "approve this one.",
    )

    @api.depends(
        "found_registration_id.is_protected",
        "found_lead_id.registration_ids.is_protected",
        "strength",
    )
    def _compute_is_protected(self):
        self_sudo = self.sudo()
        deals_by_sudo = self_sudo._others_by_sudo()
        for conflict in self:
            conflict_sudo = conflict.sudo()
            # The last day ends where the company is, wherever its reader is.
            zone = conflict.company_id.partner_id.tz or "UTC"
            others_sudo = deals_by_sudo[conflict_sudo].with_context(tz=zone)
            is_protected = any(others_sudo.mapped("is_protected"))
            conflict.is_protected = conflict._weighs(others_sudo) and is_protected

    def _weighs(self, deals=None):
        """Tell whether it says that somebody else speaks of the same customer.

        :param deals: the registrations (sudo) that it speaks of, where they are known
        """
        self.ensure_one()
        return weighs(self.strength) and not self._is_own(deals)

    def _is_own(self, deals=None):
        """Tell whether it is a deal of the same partner organization, and of no other.

        An offer that was not accepted is no deal; what another organization has
        protected is that one's, too.

        :param deals: the registrations (sudo) that it speaks of, where they are known
        """
        self.ensure_one()
        self_sudo = self.sudo()
        zone = self_sudo.company_id.partner_id.tz or "UTC"
        partner_sudo = self_sudo.registration_id.partner_id
        deals_sudo = self._deals_sudo() if deals is None else deals
        deals_sudo = deals_sudo.with_context(tz=zone)
        own_sudo = deals_sudo.filtered(lambda deal: deal.partner_id == partner_sudo)
        others_sudo = deals_sudo - own_sudo
        is_theirs = any(not deal._is_offer() for deal in own_sudo)
        return is_theirs and not any(others_sudo.mapped("is_protected"))

    def _deals_sudo(self):
        """Return the registrations (sudo) it speaks of: that, or the opportunity's."""
        self_sudo = self.sudo()
        nobody_sudo = self_sudo.registration_id.browse()
        return nobody_sudo.union(*self_sudo._others_by_sudo().values())

    def _stamp_judgement(self, before):
        """Keep who decided and when; who opens it again has decided nothing.

        :param before: dict of id to the decision until now
        """
        for conflict_sudo in self.sudo():
            if conflict_sudo.decision == before[conflict_sudo.id]:
                continue
            is_open = conflict_sudo.decision in PENDING
            values = {
                "decided_by_id": False if is_open else self.env.uid,
                "decided_at": False if is_open else fields.Datetime.now(),
            }
            conflict_sudo.write(values)

    def _refresh(self, values):
        """Judge anew what has become stronger: the judgement was on less."""
        if is_stronger(values["strength"], self.strength):
            self.decision = "open"
        return super()._refresh(values)

    def _rival(self, lead=None, has_note=None):
        """Return what the policy asks of it.

        :param lead: the opportunity that this registration is going to have
        :param has_note: whether it was said why, where that is known
        """
        self.ensure_one()
        self_sudo = self.sudo()
        leads_sudo = self_sudo.found_registration_id.lead_id
        leads_sudo |= self_sudo.found_lead_id
        return Rival(
            strength=self.strength or "",
            decision=self.decision,
            has_note=self._has_note() if has_note is None else has_note,
            is_shared=bool(lead) and lead.id in leads_sudo.ids,
        )

    def _verdict_approval(self, lead, is_administrator):
        """Return the verdict on approving its registration, with this opportunity."""
        self.ensure_one()
        if not self.is_protected:
            return verdict_rival(Rival(""))
        return verdict_rival(self._rival(lead), is_administrator)

    def _verdict_new_customer(self):
        """Return the verdict on creating a customer beside the one that was found."""
        self.ensure_one()
        self_sudo = self.sudo()
        is_customer = bool(self_sudo.found_customer_id)
        return verdict_new_customer(self._rival() if is_customer else Rival(""))
