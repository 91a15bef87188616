"""Sharing in words: to partners, on the lead, and in the dialog."""

from odoo import api, models

from .audience import DEAL_SHARED

# From other parts: _shared_sudo, _is_seen


class PrmDealSharing(models.AbstractModel):
    """What is told and noted of shared deals."""

    _inherit = "prm.deal.sharing"

    def _tell(self, deal):
        """Tell who sees the deal from now on, where the portal tells of it."""
        deal_sudo = deal.sudo()
        if deal_sudo.portal_id._tells("deal_shared"):
            deal_sudo.partnership_id._mail_partner(DEAL_SHARED, record=deal_sudo)

    def _say(self, deal, note):
        """Write to the partner, where the portal shows conversations."""
        if self.env["prm.portal.switches"]._is_talk_shown(deal):
            deal.message_post(
                body=note, message_type="comment", subtype_xmlid="mail.mt_comment"
            )

    def _words(self, deal):
        """Return with whom a deal is shared, for the vendor."""
        deal_sudo = deal.sudo()
        names = {"partner": deal_sudo.partner_id.name, "number": deal_sudo.number}
        if deal_sudo.visibility == "organization":
            return self.env._("Shared with %(partner)s as %(number)s.", **names)
        return self.env._(
            "Shared with %(person)s of %(partner)s as %(number)s.",
            person=deal_sudo.contact_id.name,
            **names,
        )

    @api.model
    def _note_stop(self, deal):
        """Note on the lead that a deal is not shared anymore, and why."""
        deal_sudo = deal.sudo()
        said = self.env._(
            "No longer shared with %(partner)s (%(number)s): %(reason)s",
            partner=deal_sudo.partner_id.name,
            number=deal_sudo.number,
            reason=deal_sudo.reason_id.name or "–",
        )
        self._note(deal, said)

    def _note(self, deal, text):
        """Write a note for colleagues on the lead of a deal."""
        lead_sudo = deal.sudo().lead_id
        lead_sudo.message_post(
            body=text,
            author_id=self.env.user.partner_id.id,
            subtype_xmlid="mail.mt_note",
        )

    def _explain_shared(self, leads, partnership):
        """Return the sentence for who shares what is shared already."""
        deal_sudo = self._shared_sudo(leads[:1], partnership)
        if len(leads) > 1:
            return self.env._(
                "All of these are already shared with %s.", partnership.partner_id.name
            )
        return self.env._(
            "“%(lead)s” is already shared with %(partner)s, as %(number)s.",
            lead=leads.name,
            partner=partnership.partner_id.name,
            number=deal_sudo.number,
        )

    @api.model
    def _hint(self, leads, partnership, member):
        """Return what sharing would do beyond the usual, a line each, or ``""``.

        :param member: the person it would be shared with, none for the organization
        """
        lines = []
        for lead in leads:
            deal_sudo = self._shared_sudo(lead, partnership)
            if deal_sudo:
                lines.append(self._hint_of(deal_sudo, member))
        portal_sudo = partnership.sudo().portal_id
        offered = self.env["prm.notification.events"]._offered(portal_sudo)
        is_offered = "deal_shared" in {event.key for event in offered}
        if not (is_offered and portal_sudo._tells("deal_shared")):
            lines.append(self.env._("The partner's portal sends no email about it."))
        return "\n".join(lines)

    def _hint_of(self, deal, member):
        """Return what would become of a deal (sudo) that is shared already."""
        if self._is_seen(deal, member):
            return self.env._("%s is already shared.", deal.display_name)
        return self.env._(
            "%(deal)s is shared with %(person)s so far. A deal is shown to one person "
            "or to the whole organization: everybody at %(partner)s will see it.",
            deal=deal.display_name,
            person=deal.contact_id.name,
            partner=deal.partner_id.name,
        )
