"""Who hears of what is said on a deal: who follows it, and who may know."""

from odoo import api, models
from odoo.exceptions import UserError


class PrmDealRecipients(models.AbstractModel):
    """Who is part of a deal follows it; partners hear of what is shared.

    Nobody hears of a deal who may not open it. A recipient is a dict of the keys
    ``uid`` and ``share``, as core makes them.
    """

    _name = "prm.deal.recipients"
    _description = "Recipients of messages on deals"

    # ----------------------------------------------------------------- followers

    @api.model
    def _follow(self, registration):
        """Subscribe to the comments who is part of the deal."""
        audience = self.env["prm.audience"]
        people_sudo = audience._contacts_sudo(registration, "conversation")
        self._subscribe(registration, people_sudo)

    @api.model
    def _subscribe(self, registrations, people):
        """Subscribe people (sudo), employees only where they may read the deal.

        Who sells a deal may be no member of the team that its portal is limited to.
        """
        for deal_sudo in registrations.sudo():
            readers_sudo = people.filtered(
                lambda person, deal=deal_sudo: (
                    person.partner_share or deal._may_be_opened_by(person.user_ids)
                )
            )
            deal_sudo.message_subscribe(readers_sudo.ids)

    @api.model
    def _hand_over(self, registrations, former):
        """Let ``former`` users follow no longer.

        Who still has another part in the deal goes on.
        """
        if not former:
            return
        audience = self.env["prm.audience"]
        for deal_sudo in registrations.sudo():
            gone_sudo = former - audience._employees_sudo(deal_sudo, "conversation")
            deal_sudo.message_unsubscribe(gone_sudo.partner_id.ids)

    # ------------------------------------------------------------- of one message

    @api.model
    def _is_told(self, registration, recipient, shared):
        """Tell whether a message would reach a recipient.

        Partners are told of shared messages only, even when a note names them, and are
        not written to while no employee works with them, nor on a portal without
        conversations.

        :param bool shared: the partner sees the message
        """
        is_partner = recipient["share"]
        registration_sudo = registration.sudo()
        if registration._is_arriving_in_file():
            return False
        is_looked_after = bool(registration_sudo.partnership_id.user_ids)
        if is_partner and not (shared and is_looked_after):
            return False
        switches = self.env["prm.portal.switches"]
        if is_partner and not switches._is_talk_shown(registration):
            return False
        users_sudo = self.env["res.users"].sudo()
        users_sudo = users_sudo.browse(recipient["uid"] or [])
        return registration._may_be_opened_by(users_sudo)

    @api.model
    def _check(self, record, people, shared):
        """Refuse a message that names people who would not get it, by their names.

        :param record: a registration, a partnership or a part of one
        :param people: contacts in "To"
        :param bool shared: the partner sees the message
        :raises UserError: for who may not open the record, partners of a note, and
            where the portal shows no messages of it
        """
        record.ensure_one()
        told = self._is_named_told
        refused_sudo = people.sudo().filtered(
            lambda person: not told(record, person, shared)
        )
        if not refused_sudo:
            return
        is_note = not shared and all(told(record, each, True) for each in refused_sudo)
        names = ", ".join(refused_sudo.mapped("name"))
        raise UserError(self._refusal(record, names, is_note))

    def _refusal(self, record, names, is_note):
        """Return why people would not get a message.

        :param str names: of these people
        :param bool is_note: they would get a message that the partner sees
        """
        if not self.env["prm.portal.switches"]._is_talk_shown(record):
            return self.env._(
                "%s would not get this message, because the portal of this partner "
                "does not show messages about it. Remove them from “To”.",
                names,
            )
        if is_note:
            return self.env._(
                "Notes are internal, so %s would not get it. Send a message "
                "instead, or remove them from “To”.",
                names,
            )
        return self.env._(
            "%(people)s would not get this message, because they have no "
            "access to %(deal)s. Remove them from “To”.",
            people=names,
            deal=record.display_name,
        )

    @api.model
    def _is_named_told(self, record, person, shared):
        """Tell whether a message that names ``person`` (sudo) would reach them."""
        recipient = {"uid": person.user_ids[:1].id, "share": person.partner_share}
        return record._is_told(recipient, shared)
