"""A partner of another company of the vendor gets access here, with one account."""

from odoo import api, models
from odoo.exceptions import UserError

from ..member import LIVE_STATES

# There the partnership has to be activated or renewed on its own page first.
RESTING = ("suspended", "expired")


class PrmPartnerOpening(models.AbstractModel):
    """Finds who is a partner elsewhere, makes the partnership here, and invites."""

    _name = "prm.partner.opening"
    _description = "Opening a portal to a known partner"

    @api.model
    def _people(self, organization):
        """Return the people of ``organization`` with access in other companies.

        As far as the reader may read memberships there, and contacts here.
        """
        members = self._members(organization)
        return members.partner_id.with_env(self.env)._filtered_access("read")

    @api.model
    def _members(self, organization):
        """Return the memberships that give access in the reader's other companies."""
        others = self.env.user.company_ids - self.env.company
        members = self.env["prm.member"]._in_all_companies()
        return members.search(
            [
                ("organization_id", "=", organization._origin.id),
                ("company_id", "in", others.ids),
                ("state", "in", LIVE_STATES),
                ("partnership_id.state", "=", "active"),
            ]
        )

    @api.model
    def _partnership_here(self, organization):
        """Return the partnership of the current company that is, or can be, used."""
        partnerships = self.env["prm.partnership"].search(
            [
                ("partner_id", "=", organization._origin.id),
                ("company_id", "=", self.env.company.id),
                ("state", "!=", "terminated"),
            ]
        )
        order = ("active", "draft", *RESTING)
        return partnerships.sorted(lambda own: order.index(own.state))[:1]

    @api.model
    def _open(self, partner, people, program):
        """Give ``people`` of a partner elsewhere access in the current company.

        Nothing is done when one of them is refused.

        :param partner: an organization or one of its people
        :param people: who gets access here, each with the role of the other company
        :param program: of the new partnership, where there is none yet
        :return: the partnership here
        :raises UserError: with the reason, and the name of who cannot be invited
        :raises AccessError: without the right to write or create the partnership
        """
        organization = partner.commercial_partner_id
        self._check(partner, people)
        self._claim(organization)
        partnership = self._partnership_here(organization)
        if partnership.state in RESTING:
            raise UserError(self.env["prm.messages"]._text("partnership_rests"))
        partnership = partnership or self._begin(organization, program)
        partnership.check_access("write")
        if partnership.state == "draft":
            partnership.action_activate()
        roles = self._roles(organization)
        for person in people:
            self._invite(partnership, person, roles[person.id])
        return partnership

    @api.model
    def _check(self, partner, people):
        """Refuse whom no other company of the reader works with.

        :raises UserError: saying so
        """
        text = self.env["prm.messages"]._text
        organization = partner.commercial_partner_id
        if not partner or not partner.prm_is_elsewhere:
            raise UserError(text("partner_elsewhere"))
        if people - self._people(organization):
            raise UserError(text("people_elsewhere"))
        kept = (organization | people).company_id
        if kept - self.env.company:
            raise UserError(text("contact_of_other_company"))

    @api.model
    def _claim(self, organization):
        """Let two who open the same partner here follow each other."""
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim([f"opening:{organization.id}:{self.env.company.id}"])

    @api.model
    def _begin(self, organization, program):
        """Return a new partnership of the current company, of the user.

        :raises UserError: without a program, or to who may create none
        """
        partnerships = self.env["prm.partnership"]
        text = self.env["prm.messages"]._text
        if not partnerships.has_access("create"):
            raise UserError(text("partnership_not_yours"))
        if program.company_id != self.env.company:
            raise UserError(text("program_missing"))
        return partnerships.create(
            {
                "partner_id": organization.id,
                "program_id": program.id,
                "user_id": self.env.user.id,
            }
        )

    @api.model
    def _roles(self, organization):
        """Return id of a person → role in the other companies, the highest one."""
        roles = {}
        for member in self._members(organization):
            if roles.get(member.partner_id.id) != "supervisor":
                roles[member.partner_id.id] = member.role
        return roles

    @api.model
    def _invite(self, partnership, person, role):
        """Invite one person; a refusal names them.

        :raises UserError: with name and reason
        """
        try:
            partnership._invite(person, role)
        except UserError as error:
            raise UserError(
                self.env._("%(person)s: %(problem)s", person=person.name, problem=error)
            ) from error
