"""Contacts of one person go to a colleague with all else that this person leaves."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.i18n import format_list

from .events import HANDED_OVER


class PrmHandOver(models.AbstractModel):
    """Hands over the contacts that hang on a person, as the open registrations."""

    _inherit = "prm.hand.over"

    @api.model
    def _hand_over(self, member, other):
        """Hand over the contacts as well; those of the whole organization stay.

        Parameters and errors as for registrations, which are counted.
        """
        count = super()._hand_over(member, other)
        contacts_sudo = self._contacts_sudo(member)
        self.env["prm.locking"]._wait_for(contacts_sudo)
        if contacts_sudo:
            member_sudo = member.sudo()
            other_sudo = other.sudo()
            self._give_contacts(contacts_sudo, member_sudo, other_sudo)
        return count

    @api.model
    def _contacts_domain(self, member):
        """Return the domain of the contacts that are this person's: shared, or added.

        Also of a contact that the vendor has archived: it may come back.
        """
        member_sudo = member.sudo()
        mine = Domain("contact_id", "=", member_sudo.partner_id.id)
        mine &= Domain("partnership_id", "=", member_sudo.partnership_id.id)
        return mine & Domain("active", "=", True) & Domain("state", "!=", "declined")

    @api.model
    def _contacts_sudo(self, member):
        """Return the contacts (sudo) that are this person's."""
        contacts_sudo = self.env["prm.contact"].sudo()
        return contacts_sudo.search(self._contacts_domain(member), order="id")

    @api.model
    def _give_contacts(self, contacts, member, other):
        """Let ``other`` have the contacts of ``member``; all with superuser rights.

        What the colleague has already stops being shared with the former person.
        """
        shared = contacts.filtered(lambda contact: contact.origin == "shared")
        had_sudo = self._contacts_sudo(other)
        had_sudo = had_sudo.filtered(lambda own: own.origin == "shared")
        double = shared.filtered(lambda own: own.partner_id & had_sudo.partner_id)
        given = contacts - double
        double._end_sharing()
        given.write({"contact_id": other.partner_id.id})
        self._note_contacts(given, member, other)
        if shown := given.filtered("is_open"):
            other.partnership_id._mail_partner(
                HANDED_OVER,
                record=shown[:1],
                prm_count=len(shown),
                prm_former=member.name,
            )

    @api.model
    def _note_contacts(self, contacts, member, other):
        """Say on the vendor's contacts, and in the partnership's history, who has them.

        Nothing where there are none.
        """
        if not contacts:
            return
        names = {"old": member.name, "new": other.name}
        contacts._note(
            lambda here: here.env._("Handed over from %(old)s to %(new)s.", **names)
        )
        partnership = member.partnership_id._for_partner()
        partnership._note_history(
            "people",
            member.name,
            other.name,
            partnership.env._("Contacts handed over: %s", len(contacts)),
        )


class PrmMemberContacts(models.Model):
    """Members: how many contacts hang on the person."""

    _name = "prm.member"
    _inherit = ["prm.member"]

    contact_count = fields.Integer(
        "Contacts",
        compute="_compute_contact_count",
        help="Contacts that are shared with this person alone, or that this person "
        "added: they can be handed over. Supervisors see them, too.",
    )

    @api.depends("partner_id", "partnership_id")
    def _compute_contact_count(self):
        service = self.env["prm.hand.over"]
        for member in self:
            contacts_sudo = service._contacts_sudo(member)
            member.contact_count = len(contacts_sudo)

    def _left(self):
        """Return what is left of the person, with the number of contacts."""
        left = super()._left()
        if self.contact_count:
            left.append(self.env._("contacts (%s)", self.contact_count))
        return left

    def _left_of_all(self):
        lines = super()._left_of_all()
        if names := self.filtered("contact_count").mapped("name"):
            people = format_list(self.env, names)
            lines.append(self.env._("Hand over the contacts of: %s", people))
        return lines


class PrmColleaguePage(models.AbstractModel):
    """The page of a colleague counts the contacts that can be handed over."""

    _inherit = "prm.colleague.page"

    @api.model
    def _count_contacts(self, member_sudo):
        return member_sudo.contact_count
