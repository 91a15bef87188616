"""Who is told of a message on a deal, and who is not."""

from odoo import api, models
from odoo.exceptions import UserError


class PrmDealRecipients(models.AbstractModel):
    """Nobody hears of a deal who may not open it; partners hear of what is shared.

    A recipient is a dict of the keys ``uid`` and ``share``, as core makes them.
    """

    _name = "prm.deal.recipients"
    _description = "Recipients of messages on deals"

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
    def _check(self, registration, people, shared):
        """Refuse a message that names people who would not get it, by their names.

        :param people: contacts in "To"
        :param bool shared: the partner sees the message
        :raises UserError: for who may not open the registration, and partners of a note
        """
        registration.ensure_one()
        told = self._is_named_told
        refused_sudo = people.sudo().filtered(
            lambda person: not told(registration, person, shared)
        )
        if not refused_sudo:
            return
        names = ", ".join(refused_sudo.mapped("name"))
        if not shared and all(told(registration, each, True) for each in refused_sudo):
            raise UserError(
                self.env._(
                    "A note stays with us: %s would not get it. Send a message "
                    "instead, or take them out of “To”.",
                    names,
                )
            )
        raise UserError(
            self.env._(
                "%(people)s would not get this message: only who has access to "
                "%(deal)s is told of it. Take them out of “To”.",
                people=names,
                deal=registration.display_name,
            )
        )

    @api.model
    def _is_named_told(self, registration, person, shared):
        """Tell whether a message that names ``person`` (sudo) would reach them."""
        recipient = {"uid": person.user_ids[:1].id, "share": person.partner_share}
        return self._is_told(registration, recipient, shared)
