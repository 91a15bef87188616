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
        waiting = self.state in ("submitted", "in_review")
        if waiting and self_sudo.reviewer_id.active:
            self_sudo._set_review_activity(current_sudo)
        elif self._is_decided():
            current_sudo.action_feedback()
        else:
            current_sudo.unlink()

    def _set_review_activity(self, current):
        """Create the review's activity, or hand ``current`` over when it changed."""
        reviewer = self.reviewer_id
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
        """Subscribe reviewer, owners, author and representative to the comments."""
        self_sudo = self.sudo()
        people_sudo = self_sudo.contact_id | self_sudo.representative_id
        users_sudo = self_sudo._users_at_work()
        self_sudo.message_subscribe((users_sudo.partner_id | people_sudo).ids)

    def _users_at_work(self):
        """Return whose conversation this is at the vendor (sudo).

        Reviewer, partner manager and salesperson; the deal owner until there is one.
        """
        self_sudo = self.sudo()
        users_sudo = self_sudo.reviewer_id | self_sudo.partnership_id.user_id
        return users_sudo | (self_sudo.lead_id.user_id or self_sudo.user_id)

    def _hand_over(self, former):
        """Let the salespeople of now follow, and ``former`` users no longer.

        Who still has another part in the deal goes on.
        """
        if not former:
            return
        for registration_sudo in self.sudo():
            gone = former - registration_sudo._users_at_work()
            registration_sudo.message_unsubscribe(gone.partner_id.ids)

    # -------------------------------------------------------------------- mails

    def _mail_people(self, event=""):
        """Queue one mail to author and representative on the state just reached.

        :param str event: ``won`` or ``lost``, of a deal that ended in CRM
        """
        self.ensure_one()
        template_xmlid = f"prm.mail_template_registration_{event or self.state}"
        if not self.env.ref(template_xmlid, raise_if_not_found=False):
            return
        self_sudo = self.sudo()
        self_sudo.partnership_id._mail_partner(
            template_xmlid, record=self, people=self._people_to_mail()
        )

    def _people_to_mail(self):
        """Return the people who get mails on the registration now (sudo).

        Nobody while the partnership is not active or has no assigned employee; nobody
        who could not open the page that the mail leads to.
        """
        self_sudo = self.sudo()
        partnership_sudo = self_sudo.partnership_id
        people_sudo = self_sudo.contact_id | self_sudo.representative_id
        if partnership_sudo.state != "active" or not partnership_sudo.user_ids:
            return people_sudo.browse()
        return people_sudo.filtered(
            lambda person: (
                person.email
                and person.active
                and person.commercial_partner_id == self_sudo.partner_id
                and self._may_be_opened_by(person.user_ids)
            )
        )

    def _people_to_answer(self):
        """Return whom an answer of the vendor goes to: author and representative."""
        self_sudo = self.sudo()
        author_sudo = self_sudo.contact_id
        representative_sudo = self_sudo.representative_id
        if not self._may_be_opened_by(representative_sudo.user_ids):
            return author_sudo
        return author_sudo | representative_sudo

    # -------------------------------------------------------------------- links

    def _portal_url(self):
        """Return the path of the partner's page of this registration."""
        self.ensure_one()
        portal_sudo = self.portal_id.sudo()
        return portal_sudo._url("registrations", self.id)

    def _portal_link(self):
        """Return the full address of the partner's page, for mails; no token in it."""
        return self.get_base_url() + self._portal_url()
