"""Who sells and who decides: people and teams who are there today."""

from odoo import api, models
from odoo.tools.i18n import format_list

from ...policy.registration_moves import UNDECIDED, WITH_OPPORTUNITY


class PrmRegistration(models.Model):
    """Owner, team and reviewer of a deal; nobody who left gets anything.

    Of other parts: user_id, reviewer_id, partnership_id, portal_id, salesperson_id.
    """

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    # -------------------------------------------------------------- on the page

    def _deal_owner(self):
        """Return who sells today: the opportunity's salesperson (sudo), or nobody.

        Before the decision, whom the partner chose.
        """
        self_sudo = self.sudo()
        if self.state in WITH_OPPORTUNITY:
            return self_sudo.salesperson_id
        return self_sudo.user_id if self.state in (*UNDECIDED, "draft") else None

    def _representative_name(self):
        """Return the name of who leads the deal at the partner, unless archived."""
        self_sudo = self.sudo()
        return self_sudo.representative_id.filtered("active").name or ""

    # ------------------------------------------------------------------ who sells

    def _at_work(self, users):
        """Return who of ``users`` is an employee of the company today."""
        company_sudo = self.sudo().company_id
        return users.filtered(
            lambda user: (
                user.active and not user.share and company_sudo in user.company_ids
            )
        )

    def _opportunity_owner(self, planned=None):
        """Return who sells: as planned, as the partner chose, the partner manager.

        Else who approves. Who left is passed over.

        :param planned: the reviewer's choice
        """
        self_sudo = self.sudo()
        candidates_sudo = planned.sudo() if planned else self_sudo.user_id
        candidates_sudo |= self_sudo.user_id | self_sudo.partnership_id.user_id
        return self._at_work(candidates_sudo | self_sudo.env.user)[:1]

    def _opportunity_team(self, planned=None):
        """Return the team as planned, or the portal's; nothing that is archived."""
        portal_sudo = self.sudo().portal_id
        return (planned and planned.filtered("active")) or portal_sudo._pipeline()

    def _who_left(self, plan):
        """Return the names of who would get the opportunity, but is not there any more.

        :param Plan plan: the reviewer's choices
        """
        self_sudo = self.sudo()
        lead_sudo = plan.lead.sudo()
        portal_sudo = self_sudo.portal_id
        user_sudo = (
            lead_sudo.user_id
            or (plan.user or self_sudo.user_id).sudo()
            or self_sudo.partnership_id.user_id
        )
        team_sudo = portal_sudo.lead_team_id or portal_sudo.team_id
        team_sudo = lead_sudo.team_id or (plan.team or team_sudo).sudo()
        gone = user_sudo - self._at_work(user_sudo)
        archived = team_sudo.filtered(lambda team: not team.active)
        return [*gone.mapped("name"), *archived.mapped("name")]

    def _replace_who_left(self, lead, plan):
        """Give an existing opportunity (sudo) an owner and a team who are there.

        :param Plan plan: the reviewer's choices
        """
        if not lead.user_id.active:
            lead.user_id = self._opportunity_owner(plan.user)
        if lead.team_id and not lead.team_id.active:
            lead.team_id = self._opportunity_team(plan.team)

    def _tell_who_left(self, names, lead):
        """Tell reviewer and approver that others got the opportunity.

        :param list names: of people and teams who would have got it
        :param lead: the opportunity (sudo)
        """
        # Also who approves, and reads it now.
        self_sudo = self.sudo().with_context(mail_notify_author_mention=True)
        people_sudo = self._at_work(self_sudo.reviewer_id | self_sudo.env.user)
        self_sudo.message_post(
            body=self.env._(
                "Not there any more: %(gone)s. The opportunity went to %(owner)s.",
                gone=format_list(self.env, names),
                owner=lead.user_id.name or self.env._("nobody"),
            ),
            author_id=self_sudo.company_id.partner_id.id,
            partner_ids=people_sudo.partner_id.ids,
            subtype_xmlid="mail.mt_note",
        )

    # ---------------------------------------------------------------- who decides

    def _reviewer_today(self):
        """Return the reviewer; of one who left, who reviews in their place."""
        self_sudo = self.sudo()
        reviewer_sudo = self_sudo.reviewer_id._prm_reviewers()
        return reviewer_sudo or self_sudo.partnership_id._default_reviewer()

    @api.model
    def _hand_over_reviews(self, users):
        """Give what ``users``, who leave, had to decide to somebody who is there."""
        waiting_sudo = self.sudo().search(
            [
                ("reviewer_id", "in", users.ids),
                ("state", "in", ("draft", *UNDECIDED)),
            ]
        )
        for partnership_sudo, deals_sudo in waiting_sudo.grouped(
            "partnership_id"
        ).items():
            deals_sudo.write({"reviewer_id": partnership_sudo._default_reviewer().id})
