"""Who sells and who decides: people and teams who are there today."""

from odoo import api, models
from odoo.tools.i18n import format_list

from ....policy.registration_moves import UNDECIDED


class PrmDealPeople(models.AbstractModel):
    """Owner, team and reviewer of a deal; nobody who left gets anything."""

    _name = "prm.deal.people"
    _description = "People of a deal"

    # -------------------------------------------------------------- on the page

    @api.model
    def _owner_sudo(self, registration):
        """Return who sells today: the opportunity's salesperson, or nobody.

        Before the decision, whom the partner chose, or the portal's default owner.
        """
        registration_sudo = registration.sudo()
        if registration_sudo.outcome:  # the partner may see something of it
            return registration_sudo.salesperson_id
        is_open = registration.state in (*UNDECIDED, "draft")
        return registration_sudo.user_id if is_open else None

    @api.model
    def _representative_name(self, registration):
        """Return the name of who leads the deal at the partner, unless archived."""
        registration_sudo = registration.sudo()
        return registration_sudo.representative_id.filtered("active").name or ""

    # ------------------------------------------------------------------ who sells

    @api.model
    def _at_work(self, registration, users):
        """Return who of ``users`` is an employee of the company today."""
        company_sudo = registration.sudo().company_id
        return users.filtered(
            lambda user: (
                user.active and not user.share and company_sudo in user.company_ids
            )
        )

    @api.model
    def _chosen_sudo(self, registration):
        """Return whom the partner chose; of nobody, the portal's default owner."""
        registration_sudo = registration.sudo()
        default_sudo = registration_sudo.portal_id.default_user_id
        return registration_sudo.user_id or self._at_work(registration, default_sudo)

    @api.model
    def _seller_sudo(self, registration, planned=None):
        """Return who sells: as planned, as the partner chose, the default owner.

        Else the partner manager, or who approves. Who left is passed over.

        :param planned: the reviewer's choice
        """
        registration_sudo = registration.sudo()
        chosen_sudo = registration_sudo.user_id
        candidates_sudo = planned.sudo() if planned else chosen_sudo
        candidates_sudo |= chosen_sudo | registration_sudo.portal_id.default_user_id
        candidates_sudo |= registration_sudo.partnership_id.user_id
        everybody_sudo = candidates_sudo | registration_sudo.env.user
        return self._at_work(registration, everybody_sudo)[:1]

    @api.model
    def _team_sudo(self, registration, planned=None):
        """Return the team as planned, or the portal's; nothing that is archived."""
        portal_sudo = registration.sudo().portal_id
        return (planned and planned.filtered("active")) or portal_sudo._pipeline()

    # ------------------------------------------------------------------- who left

    @api.model
    def _who_left(self, registration, plan):
        """Return the names of who would get the opportunity, but is not there anymore.

        :param Plan plan: the reviewer's choices
        """
        registration_sudo = registration.sudo()
        lead_sudo = plan.lead.sudo()
        portal_sudo = registration_sudo.portal_id
        user_sudo = (
            lead_sudo.user_id
            or (plan.user or registration_sudo.user_id).sudo()
            or portal_sudo.default_user_id
            or registration_sudo.partnership_id.user_id
        )
        team_sudo = portal_sudo.lead_team_id or portal_sudo.team_id
        team_sudo = lead_sudo.team_id or (plan.team or team_sudo).sudo()
        gone_sudo = user_sudo - self._at_work(registration, user_sudo)
        archived_sudo = team_sudo.filtered(lambda team: not team.active)
        return [*gone_sudo.mapped("name"), *archived_sudo.mapped("name")]

    @api.model
    def _replace_who_left(self, registration, lead, plan):
        """Give an existing opportunity (sudo) an owner and a team who are there.

        :param Plan plan: the reviewer's choices
        """
        if not lead.user_id.active:
            lead.user_id = self._seller_sudo(registration, plan.user)
        if lead.team_id and not lead.team_id.active:
            lead.team_id = self._team_sudo(registration, plan.team)

    @api.model
    def _tell_who_left(self, registration, names, lead):
        """Tell reviewer and approver that others got the opportunity.

        :param list names: of people and teams who would have got it
        :param lead: the opportunity (sudo)
        """
        # Also who approves, and reads it now.
        deal_sudo = registration.sudo().with_context(mail_notify_author_mention=True)
        users_sudo = self.env["prm.audience"]._employees_sudo(deal_sudo, "seller_left")
        people_sudo = self._at_work(registration, users_sudo)
        deal_sudo.message_post(
            body=self.env._(
                "No longer available: %(gone)s. The opportunity was assigned to "
                "%(owner)s.",
                gone=format_list(self.env, names),
                owner=lead.user_id.name or self.env._("nobody"),
            ),
            author_id=deal_sudo.company_id.partner_id.id,
            partner_ids=people_sudo.partner_id.ids,
            subtype_xmlid="mail.mt_note",
        )

    # ---------------------------------------------------------------- who decides

    @api.model
    def _hand_over_reviews(self, users):
        """Give what ``users``, who leave, had to decide to somebody who is there."""
        audience = self.env["prm.audience"]
        deals_sudo = self.env["prm.registration"].sudo()
        waiting_sudo = deals_sudo.search(
            [
                ("reviewer_id", "in", users.ids),
                ("state", "in", ("draft", *UNDECIDED)),
            ]
        )
        for partnership_sudo, deals_sudo in waiting_sudo.grouped(
            "partnership_id"
        ).items():
            reviewer_sudo = audience._reviewer_sudo(partnership_sudo)
            deals_sudo.write({"reviewer_id": reviewer_sudo.id})
