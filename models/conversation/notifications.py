"""What follows a change of state: history, the reviewer's activity, mails."""

from odoo import api, fields, models

from ...policy.registration_moves import UNDECIDED

# From other parts: state, partner_id, partnership_id, portal_id, reviewer_id,
# _is_arriving_in_file, _is_taken_back, _note_news

REVIEW_ACTIVITY = "prm.mail_activity_review"
# Nobody decided anything: the activity goes without a word.
UNANSWERED = frozenset({*UNDECIDED, "draft", "withdrawn"})


class PrmRegistrationNotice(models.Model):
    """Tells the people of a registration what happened to it."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    def _note_move(self, before):
        """Keep a move in the history, and as news.

        :param dict before: record id → state before the move
        """
        self._note_news()
        self.env["prm.registration.transition"]._note(self, before)

    def _tell_of_move(self):
        """Tell reviewer and partner of the state just reached."""
        for registration in self:
            self.env["prm.review.activity"]._update(registration)
            registration._mail_people()

    # ----------------------------------------------------------------- activity

    def _former_reviewers_sudo(self, vals):
        """Return who reviewed until now, where ``vals`` may name another."""
        self_sudo = self.sudo()
        return self_sudo.reviewer_id if "reviewer_id" in vals else None

    def _follow_reviewer(self, vals, former):
        """Give activity and conversation to the reviewer of now, if it changed.

        :param former: who reviewed until now (sudo), or None
        """
        if {"reviewer_id", "review_due_at"} & vals.keys():
            self.env["prm.review.activity"]._update(self)
        self.env["prm.deal.recipients"]._hand_over(self, former)

    # -------------------------------------------------------------------- mails

    def _mail_people(self, event=""):
        """Queue one mail to people of the partner on the state just reached.

        Who took it back knows that; of what comes in a file, one mail tells.

        :param str event: ``won``, ``lost`` or ``stage``, of what happened in CRM
        """
        self.ensure_one()
        if not event and (self._is_taken_back() or self._is_arriving_in_file()):
            return
        template_xmlid = f"prm.mail_template_registration_{event or self.state}"
        if not self.env.ref(template_xmlid, raise_if_not_found=False):
            return
        self_sudo = self.sudo()
        self_sudo.partnership_id._mail_partner(template_xmlid, record=self)

    def _readers_sudo(self, people):
        """Return those of ``people`` (sudo) who may open the page of the deal."""
        organization_sudo = self.sudo().partner_id
        return people.filtered(
            lambda person: (
                person.commercial_partner_id == organization_sudo
                and self._may_be_opened_by(person.user_ids)
            )
        )

    # -------------------------------------------------------------------- links

    def _portal_url(self):
        """Return the path of the partner's page of this registration."""
        self.ensure_one()
        portal_sudo = self.portal_id.sudo()
        return portal_sudo._url("registrations", self.id)

    def _portal_link(self):
        """Return the full address of the partner's page, for mails; no token in it."""
        return self.get_base_url() + self._portal_url()


class PrmReviewActivity(models.AbstractModel):
    """The one activity of the reviewer, while a decision is awaited."""

    _name = "prm.review.activity"
    _description = "Activity of the reviewer"

    @api.model
    def _update(self, registrations):
        """Let each have the activity that its state and reviewer ask for."""
        for deal_sudo in registrations.sudo():
            current_sudo = deal_sudo.activity_search([REVIEW_ACTIVITY])
            reviewer_sudo = self._reviewer_sudo(deal_sudo)
            if reviewer_sudo and deal_sudo.state in ("submitted", "in_review"):
                self._set(deal_sudo, current_sudo, reviewer_sudo)
            elif deal_sudo.state not in UNANSWERED:
                current_sudo.action_feedback()
            else:
                current_sudo.unlink()

    @api.model
    def _reviewer_sudo(self, registration):
        audience = self.env["prm.audience"]
        return audience._employee_sudo(registration, REVIEW_ACTIVITY)

    @api.model
    def _set(self, registration, current, reviewer):
        """Create the activity, or hand ``current`` over when it changed."""
        due = fields.Date.to_date(registration.review_due_at or fields.Datetime.now())
        if not current:
            registration.activity_schedule(
                REVIEW_ACTIVITY, date_deadline=due, user_id=reviewer.id
            )
        elif current.user_id != reviewer or current.date_deadline != due:
            current.write({"user_id": reviewer.id, "date_deadline": due})
