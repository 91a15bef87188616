"""The job of the reviews: reminds before a decision is due, reports what is late."""

from odoo import api, fields, models
from odoo.fields import Domain

from .registration import DUE, LATE, WAITING


class PrmReviewJob(models.AbstractModel):
    """Gives activities, each once for each promise.

    Committed one by one: a run that is killed is continued by the next one.
    """

    _name = "prm.review.job"
    _description = "Job of the reviews"

    @api.model
    def _run(self):
        """Do all that is due."""
        self.env["prm.batch"]._run(*self._works())

    @api.model
    def _works(self):
        """Hook: remind of decisions that are due soon, report those that are late.

        :return: list of works, as ``prm.batch`` takes them
        """
        batch, deals = self.env["prm.batch"], self.env["prm.registration"]
        soon = self._domain("review_remind_at", "is_review_reminded")
        late = self._domain("review_escalate_at", "is_review_late")
        return [
            batch._on_each(deals, soon, self._remind),
            batch._on_each(deals, late, self._report),
        ]

    @api.model
    def _domain(self, moment, done):
        """Return the domain of the deals that wait, of which it is time to speak."""
        return self._come(moment, done) & Domain("state", "in", WAITING)

    @api.model
    def _come(self, moment, done):
        """Return the domain of what has come to its moment and is not done."""
        return Domain(moment, "<=", fields.Datetime.now()) & Domain(done, "=", False)

    @api.model
    def _remind(self, deal):
        """Give the reviewer an activity; of what is overdue, none is needed."""
        deal.is_review_reminded = True
        if deal.review_due_at > fields.Datetime.now():
            self._give(deal, DUE)

    @api.model
    def _report(self, deal):
        """Give who is responsible an activity."""
        deal.is_review_late = True
        self._give(deal, LATE)

    @api.model
    def _give(self, deal, activity_xmlid):
        """Give an activity to whom the table names, or who stands in."""
        deal_sudo = deal.sudo()
        named_sudo = self.env["prm.audience"]._employee_sudo(deal, activity_xmlid)
        users_sudo = self.env["prm.absence"]._stand_in_sudo(named_sudo) | named_sudo
        users_sudo |= deal_sudo.reviewer_id
        self._give_first(deal, activity_xmlid, users_sudo, deal_sudo.review_due_at)

    @api.model
    def _give_first(self, deal, activity_xmlid, users, due_at):
        """Give an activity, once, to the first of ``users`` (sudo) who can open it.

        :param due_at: moment that was promised
        """
        deal_sudo = deal.sudo()
        if deal_sudo.activity_search([activity_xmlid]):
            return
        readers_sudo = users.filtered(
            lambda user: user.active and deal.with_user(user).has_access("read")
        )
        if reader_sudo := readers_sudo[:1]:
            deal_sudo.activity_schedule(
                activity_xmlid,
                date_deadline=fields.Date.to_date(due_at),
                user_id=reader_sudo.id,
            )
