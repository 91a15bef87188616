"""What follows a change of state: history, activity of the reviewer, mails."""

from odoo import fields, models

from ...policy.registration_moves import UNDECIDED

REVIEW_ACTIVITY = "prm.mail_activity_review"


# From other parts: state, contact_id, representative_id, partner_id, partnership_id,
# portal_id, reviewer_id, review_due_at, user_id, lead_id, last_news_at,
# _may_be_opened_by


class PrmRegistrationNotice(models.Model):
    """Tells the people of a registration what happened to it."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    def _note_move(self, before):
        """Keep a move in the history, and as news.

        :param dict before: record id → state before the move
        """
        self_sudo = self.sudo()
        self_sudo.last_news_at = fields.Datetime.now()
        self.env["prm.registration.transition"]._note(self, before)

    def _tell_of_move(self):
        """Tell reviewer and partner of the state just reached."""
        for registration in self:
            registration._update_review_activity()
            registration._mail_people()

    # ----------------------------------------------------------------- activity

    def _reviewers_until_now(self, vals):
        """Return who reviewed until now (sudo), where ``vals`` may name another."""
        self_sudo = self.sudo()
        return self_sudo.reviewer_id if "reviewer_id" in vals else None

    def _follow_reviewer(self, vals, former):
        """Give activity and conversation to the reviewer of now, if it changed.

        :param former: who reviewed until now (sudo), or None
        """
        if {"reviewer_id", "review_due_at"} & vals.keys():
            for registration in self:
                registration._update_review_activity()
        self._hand_over(former)

    def _update_review_activity(self):
        """Let the reviewer have one activity while a decision is awaited."""
        self_sudo = self.sudo()
        current_sudo = self_sudo.activity_search([REVIEW_ACTIVITY])
        reviewer_sudo = self.env["prm.audience"]._employee_sudo(self, REVIEW_ACTIVITY)
        if reviewer_sudo and self.state in ("submitted", "in_review"):
            self_sudo._set_review_activity(current_sudo, reviewer_sudo)
        elif self._is_decided():
            current_sudo.action_feedback()
        else:
            current_sudo.unlink()

    def _set_review_activity(self, current, reviewer):
        """Create the review's activity, or hand ``current`` over when it changed."""
        due = fields.Date.to_date(self.review_due_at or fields.Datetime.now())
        if not current:
            self.activity_schedule(
                REVIEW_ACTIVITY, date_deadline=due, user_id=reviewer.id
            )
        elif current.user_id != reviewer or current.date_deadline != due:
            current.write({"user_id": reviewer.id, "date_deadline": due})

    def _is_decided(self):
        return self.state not in (*UNDECIDED, "draft", "withdrawn")

    def _follow(self):
        """Subscribe to the comments who is part of the deal."""
        self_sudo = self.sudo()
        people_sudo = self.env["prm.audience"]._contacts_sudo(self, "conversation")
        self_sudo.message_subscribe(people_sudo.ids)

    def _hand_over(self, former):
        """Let the salespeople of now follow, and ``former`` users no longer.

        Who still has another part in the deal goes on.
        """
        if not former:
            return
        audience = self.env["prm.audience"]
        for registration_sudo in self.sudo():
            gone = former - audience._employees_sudo(registration_sudo, "conversation")
            registration_sudo.message_unsubscribe(gone.partner_id.ids)

    # -------------------------------------------------------------------- mails

    def _mail_people(self, event=""):
        """Queue one mail to people of the partner on the state just reached.

        :param str event: ``won`` or ``lost``, of a deal that ended in CRM
        """
        self.ensure_one()
        template_xmlid = f"prm.mail_template_registration_{event or self.state}"
        if not self.env.ref(template_xmlid, raise_if_not_found=False):
            return
        self_sudo = self.sudo()
        self_sudo.partnership_id._mail_partner(template_xmlid, record=self)

    def _reached_sudo(self, people):
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
