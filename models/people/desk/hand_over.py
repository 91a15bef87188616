"""A person's open registrations go to a colleague: of who leaves, or is away."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ....policy.deal_news import ENDS
from ....policy.registration_moves import UNDECIDED
from .hand_over_notice import HANDED_OVER

# What is not decided, drafts too: nothing of who leaves may be lost.
UNENDED = ("draft", "offered", *sorted(UNDECIDED))


class PrmHandOver(models.AbstractModel):
    """Hands registrations from one member of a partnership to another."""

    _name = "prm.hand.over"
    _description = "Handing over registrations"

    @api.model
    def _hand_over(self, member, other):
        """Hand all open registrations of ``member`` to ``other``; ended ones stay.

        :param member: whose they are, with access or without
        :param other: a member of the same partnership, with access
        :return: how many registrations have changed hands
        :raises AccessError: to who may not write the member, nor is a supervisor there
        :raises UserError: when ``other`` is nobody who could take them
        """
        member.ensure_one()
        self._check_may(member)
        self.env["prm.locking"]._wait_for(member | other)
        self._check_heir(member, other)
        deals_sudo = self._open_deals_sudo(member)
        self.env["prm.locking"]._wait_for(deals_sudo)
        if deals_sudo:
            member_sudo = member.sudo()
            other_sudo = other.sudo()
            self._give(deals_sudo, member_sudo, other_sudo)
            self._note(deals_sudo, member_sudo, other_sudo)
            self._tell(deals_sudo, member_sudo, other_sudo)
        return len(deals_sudo)

    @api.model
    def _check_may(self, member):
        """Let in who may write the member, and supervisors of the same partnership.

        :raises AccessError: to everybody else, whatever rights their environment has
        """
        user = self.env.user
        if not user.share:
            member.check_access("write")
            return
        member_sudo = member.sudo()
        own_sudo = member_sudo.partnership_id.member_ids.filtered(
            lambda each: each.user_id == user and each.role == "supervisor"
        )
        if not own_sudo._filtered_live():
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))

    @api.model
    def _check_heir(self, member, other):
        """Refuse who could not open what would be handed over.

        :raises UserError: saying whom one may choose
        """
        member_sudo = member.sudo()
        other_sudo = other.sudo()
        is_colleague = (
            len(other) == 1
            and other != member
            and other_sudo.partnership_id == member_sudo.partnership_id
        )
        if not is_colleague or not other_sudo._filtered_live():
            raise UserError(self.env["prm.messages"]._text("heir_of_partnership"))

    # ----------------------------------------------------------------- the deals

    @api.model
    def _open_domain(self, member):
        """Return the domain of the registrations that are open and this person's."""
        member_sudo = member.sudo()
        person = member_sudo.partner_id.id
        is_theirs = Domain("contact_id", "=", person)
        is_theirs |= Domain("representative_id", "=", person)
        is_undecided = Domain("state", "in", UNENDED)
        is_running = Domain("state", "=", "approved")
        is_running &= Domain("outcome", "not in", sorted(ENDS))
        of_partnership = Domain("partnership_id", "=", member_sudo.partnership_id.id)
        return of_partnership & is_theirs & (is_undecided | is_running)

    @api.model
    def _open_deals_sudo(self, member):
        """Return the open registrations (sudo) that hang on this person."""
        deals_sudo = self.env["prm.registration"].sudo()
        return deals_sudo.search(self._open_domain(member), order="id")

    @api.model
    def _give(self, deals, member, other):
        """Let ``other`` stand where ``member`` stood, and follow in their place.

        All with superuser rights. Whoever of the vendor has an activity keeps it.
        """
        former, person = member.partner_id, other.partner_id
        own = deals.filtered(lambda deal: deal.contact_id == former)
        led = deals.filtered(lambda deal: deal.representative_id == former)
        own.write({"contact_id": person.id})
        led.write({"representative_id": person.id})
        deals.message_unsubscribe(former.ids)
        talking = deals.filtered(lambda deal: deal.state != "draft")
        self.env["prm.deal.recipients"]._subscribe(talking, person)

    @api.model
    def _note(self, deals, member, other):
        """Say on each deal, and in the partnership's history, who has it now."""
        news_sudo = self.env["prm.registration.news"].sudo()
        news_sudo.create(
            [
                {
                    "registration_id": deal.id,
                    "kind": "handed_over",
                    "old_person": member.name,
                    "new_person": other.name,
                }
                for deal in deals
            ]
        )
        deals.write({"last_news_at": fields.Datetime.now()})
        partnership = member.partnership_id._for_partner()
        partnership._note_history(
            "people",
            member.name,
            other.name,
            partnership.env._("Open registrations handed over: %s", len(deals)),
        )

    @api.model
    def _tell(self, deals, member, other):
        """Tell who takes over how many deals there are now to look after.

        Counted are those that this person may open.
        """
        users_sudo = other.user_id
        shown = deals.filtered(lambda deal: deal._may_be_opened_by(users_sudo))
        if shown:
            other.partnership_id._mail_partner(
                HANDED_OVER,
                record=other,
                prm_count=len(shown),
                prm_former=member.name,
            )
