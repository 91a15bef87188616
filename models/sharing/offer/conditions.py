"""Which lead can be offered, and which partner can be asked."""

from odoo import api, models
from odoo.exceptions import UserError

from ....policy import offer as policy

# Partners work on these already; what is shared, others may work on besides.
TAKEN = ("registered", "offered")


class PrmOfferConditions(models.AbstractModel):
    """Looks at lead and partner before an offer, and when a partner's turn comes."""

    _name = "prm.offer.conditions"
    _description = "Conditions of offers"

    @api.model
    def _check_lead(self, lead):
        """Refuse a lead that is closed, or that a partner works on already.

        :raises UserError: saying which
        """
        lead_sudo = lead.sudo()
        if lead_sudo._prm_outcome() != "open":
            raise UserError(self.env["prm.messages"]._text("offer_of_closed_lead"))
        if self._is_taken(lead):
            raise UserError(self.env["prm.messages"]._text("offer_of_taken_lead"))

    @api.model
    def _is_taken(self, lead):
        """Tell whether a partner works on a lead, as an approved deal of their own."""
        deals_sudo = self._partners_of_sudo(lead)
        return any(deal.origin in TAKEN for deal in deals_sudo)

    def _partners_of_sudo(self, lead):
        """Return the approved registrations (sudo) of a lead."""
        deals_sudo = lead._prm_registrations_sudo()
        return deals_sudo.filtered(lambda deal: deal.state == "approved")

    @api.model
    def _check_partner(self, lead, partnership, contact):
        """Refuse a partner who cannot be asked, by name and with the reason.

        :param contact: the person who is asked, or nobody
        :raises UserError: saying why
        """
        code = self._obstacle(partnership, contact) or self._double(lead, partnership)
        lead_sudo = lead.sudo()
        own_sudo = partnership.sudo()
        if lead_sudo.company_id and lead_sudo.company_id != own_sudo.company_id:
            code = "lead_of_company"
        if code:
            sentence = self.env["prm.messages"]._text(code)
            told = f"{own_sudo.partner_id.name}: {sentence}"
            raise UserError(told)

    @api.model
    def _check_whom(self, whom):
        """Refuse to offer to nobody, twice to the same, or in several companies.

        :param list whom: (partnership, person or nobody, why)
        :raises UserError: saying which
        """
        partnerships_sudo = self.env["prm.partnership"].sudo()
        partnerships_sudo = partnerships_sudo.union(*(each[0] for each in whom))
        code = ""
        if not whom:
            code = "offer_to_none"
        elif len(partnerships_sudo) < len(whom):
            code = "offer_made_already"
        elif len(partnerships_sudo.company_id) > 1:
            code = "offer_of_one_company"
        if code:
            raise UserError(self.env["prm.messages"]._text(code))

    def _double(self, lead, partnership):
        """Return a code when the partner has the lead, or is asked, already."""
        lines_sudo = self.env["prm.offer"].sudo()
        same = [("lead_id", "=", lead.id), ("partnership_id", "=", partnership.id)]
        asked = lines_sudo.search_count(
            [*same, ("state", "in", list(policy.RUNNING))], limit=1
        )
        partner_sudo = partnership.sudo().partner_id
        has_sudo = self._partners_of_sudo(lead).partner_id & partner_sudo
        return "offer_made_already" if asked or has_sudo else ""

    @api.model
    def _obstacle(self, partnership, contact):
        """Return the code of what keeps a partner from being asked now, or ``""``.

        :param contact: the person who would be asked, or nobody
        """
        own_sudo = partnership.sudo()
        is_shown = self.env["prm.portal.switches"]._is_shown
        portal_sudo = own_sudo.portal_id
        if own_sudo.state != "active":
            return "partnership_not_active"
        if not own_sudo.user_ids:
            return "partnership_unattended"
        if portal_sudo.state != "active" or not all(
            is_shown(portal_sudo, key) for key in ("offers", "opportunities")
        ):
            return "offer_not_shown"
        return "" if self._addressee_sudo(partnership, contact) else "offer_to_nobody"

    @api.model
    def _addressee_sudo(self, partnership, contact):
        """Return who reads an offer (sudo): the person who is named, if with access.

        For the whole organization its primary contact, a supervisor, or whoever has
        access to the portal.
        """
        own_sudo = partnership.sudo()
        live_sudo = own_sudo.member_ids._filtered_live()
        people_sudo = live_sudo.partner_id
        if contact:
            return people_sudo.filtered(lambda person: person.id == contact.id)
        bosses_sudo = live_sudo.filtered(lambda one: one.role == "supervisor")
        main_sudo = people_sudo & own_sudo.contact_id
        return (main_sudo or bosses_sudo.partner_id or people_sudo)[:1]

    @api.model
    def _can_be_asked(self, offer):
        """Tell whether a partner (sudo) whose turn it is can be asked."""
        lead_sudo = offer.lead_id.sudo()
        is_open = lead_sudo._prm_outcome() == "open"
        is_free = is_open and not self._is_taken(lead_sudo)
        return is_free and not self._obstacle(offer.partnership_id, offer.contact_id)
