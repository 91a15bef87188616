"""Sharing existing deals with a partner: who may, what comes of it, who hears of it."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

ORGANIZATION, CONTACT = "organization", "contact"


class PrmDealSharing(models.AbstractModel):
    """Makes a lead a deal that a partner sees: one for each lead and organization.

    Leads and partnerships come with the rights of the employee who shares.
    """

    _name = "prm.deal.sharing"
    _description = "Sharing of deals"

    # ------------------------------------------------------------------------ verdicts

    @api.model
    def _check_may(self, leads):
        """Refuse who may not share these leads with anybody.

        :raises AccessError: without a channel role, or without access to a lead
        """
        leads.check_access("read")
        if not self.env["prm.registration"].has_access("create"):
            raise AccessError(self.env["prm.messages"]._text("share_by_channel"))

    @api.model
    def _check(self, leads, partnership, member):
        """Refuse what cannot be shared, or not with this partner.

        :param member: the person it is shared with, none for the organization
        :raises AccessError: to who may not read one of them
        :raises UserError: saying what is in the way, and of which lead
        """
        self._check_may(leads)
        partnership.check_access("read")
        member.check_access("read")
        text = self.env["prm.messages"]._text
        if not leads:
            raise UserError(text("choose_lead_to_share"))
        if len(partnership) != 1 or partnership.state != "active":
            raise UserError(text("partnership_not_active"))
        if member and member not in partnership.member_ids._filtered_live():
            raise UserError(text("share_without_access"))
        if not self._contact(partnership, member):
            raise UserError(text("share_with_nobody"))
        for lead in leads:
            self._check_lead(lead, partnership)

    def _check_lead(self, lead, partnership):
        """Refuse a lead that is over, of another company, or the partner's own deal.

        :raises UserError: naming the lead, and why
        """
        code, told = "", lead.name
        lead_sudo = lead.sudo()
        running_sudo = self._running_sudo(lead, partnership)
        own_sudo = running_sudo.filtered(lambda deal: deal.origin != "shared")[:1]
        if lead.company_id and lead.company_id != partnership.company_id:
            code = "lead_of_company"
        elif lead_sudo._prm_outcome() == "lost":
            code = "lead_is_lost"
        elif own_sudo:
            code, told = "share_of_own", f"{lead.name} ({own_sudo.number})"
        if code:
            text = self.env["prm.messages"]._text(code)
            raise UserError(self.env._("%(lead)s: %(why)s", lead=told, why=text))

    def _contact(self, partnership, member):
        """Return the contact whose deal it is at the partner, maybe nobody.

        Of the whole organization its primary contact, else who has access longest.
        """
        live = partnership.member_ids._filtered_live().partner_id
        return member.partner_id or partnership.contact_id or live[:1]

    @api.model
    def _running_sudo(self, lead, partnership):
        """Return the deals (sudo) that this organization sees of a lead."""
        deals_sudo = lead._prm_registrations_sudo().filtered(
            lambda deal: deal.state in ("approved", "expired", "offered")
        )
        return deals_sudo.filtered(
            lambda deal: (
                deal.partner_id == partnership.partner_id
                and deal.company_id == partnership.company_id
            )
        )

    @api.model
    def _shared_sudo(self, lead, partnership):
        """Return the shared deal (sudo) of a lead and this organization, maybe none."""
        running_sudo = self._running_sudo(lead, partnership)
        return running_sudo.filtered(lambda deal: deal.origin == "shared")[:1]

    @api.model
    def _is_seen(self, deal, member):
        """Tell whether a shared deal (sudo) is already shown as it is asked for."""
        if deal.visibility == ORGANIZATION:
            return True
        return bool(member) and deal.contact_id == member.partner_id

    # ------------------------------------------------------------------------- the deed

    @api.model
    def _share(self, leads, partnership, member, note=""):
        """Share leads with an organization, or with one person of it.

        What another person of the organization has already becomes visible for all of
        it. Of several leads those that are shown as asked for stay as they are.

        :param leads: one or several leads or opportunities
        :param partnership: an active one
        :param member: the person with access to the portal, none for the organization
        :param str note: plain text, becomes a message of the conversation
        :return: the deals that are shown now and were not before
        :raises AccessError: to who may not read or share one of them
        :raises UserError: saying what is in the way
        """
        self._check(leads, partnership, member)
        self._claim(leads, partnership)
        shared = self.env["prm.registration"]
        for lead in leads:
            deal_sudo = self._shared_sudo(lead, partnership)
            if not deal_sudo:
                shared |= self._show(lead, partnership, member)
            elif not self._is_seen(deal_sudo, member):
                shared |= self._widen(deal_sudo)
        if not shared:
            raise UserError(self._explain_shared(leads, partnership))
        for deal in shared:
            if note:
                self._say(deal, note)
        return shared

    def _claim(self, leads, partnership):
        """Let two people who share a lead with one organization come one by one."""
        key = f"{partnership.partner_id.id}-{partnership.company_id.id}"
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim([f"share:{lead.id}-{key}" for lead in leads])

    def _show(self, lead, partnership, member):
        """Make the deal that the partner sees, and tell of it."""
        deals_sudo = self.env["prm.registration"].sudo()
        deal_sudo = deals_sudo.create(self._prepare(lead, partnership, member))
        deal_sudo._write_guarded(
            {
                "lead_id": lead.id,
                "decided_at": fields.Datetime.now(),
                "decided_by_id": self.env.uid,
            }
        )
        deal = deal_sudo.with_env(self.env)
        deal.check_access("create")
        self._begin(deal)
        self._tell(deal)
        return deal

    def _prepare(self, lead, partnership, member):
        """Return the values of a new shared deal; never what is internal."""
        facts = self.env["prm.lead.facts"]
        contact = self._contact(partnership, member)
        lead_sudo = lead.sudo()
        return {
            "partnership_id": partnership.id,
            "origin": "shared",
            "state": "approved",
            "visibility": CONTACT if member else ORGANIZATION,
            "contact_id": contact.id,
            "representative_id": member.partner_id.id,
            "user_id": lead_sudo.user_id.id,
            **facts._values(lead),
            **facts._links(lead),
        }

    def _begin(self, deal):
        """Begin the history and the conversation of a deal that is shared."""
        deal_sudo = deal.sudo()
        self.env["prm.registration.transition"]._note(deal_sudo, {deal.id: False})
        deal_sudo._note_news()
        told = self.env["prm.deal.news"]._prepare_told(deal_sudo, False)
        deal_sudo._write_guarded(told)
        self.env["prm.deal.recipients"]._follow(deal_sudo)
        self._note(deal, self._words(deal))

    def _widen(self, deal):
        """Show a deal (sudo), until now one person's, to all of the organization."""
        knows = deal.contact_id.ids
        deal.visibility = ORGANIZATION
        widened = deal.with_env(self.env)
        widened.check_access("write")
        self._note(widened, self._words(widened))
        self._tell(widened.with_context(prm_knows=knows))
        return widened
