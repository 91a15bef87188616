"""The last day of an offer: a reminder the day before, then it is taken back."""

from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

# From other parts: state, reminded, registration_id, round_id, lead_id, company_id,
# offered_at

REMINDER = "prm.mail_template_offer_reminder"


class PrmOfferDeadline(models.Model):
    """The job of the deadlines; a second run finds nothing to do."""

    _name = "prm.offer"
    _inherit = ["prm.offer"]

    @api.model
    def _cron_deadlines(self):
        """Remind of offers that end, and end those without an answer.

        Then those whose lead was closed in the meantime: there is nothing to offer.
        """
        batch = self.env["prm.batch"]
        batch._run(
            batch._on_each(self, self._ending_domain(), lambda one: one._remind()),
            batch._on_each(self, self._over_domain(), lambda one: one._give_up()),
            batch._on_each(self, self._closed_domain(), lambda one: one._close()),
        )

    @api.model
    def _ending_domain(self):
        """Return the domain of offers whose last day is tomorrow, or today."""
        waiting = Domain("state", "=", "offered") & Domain("reminded", "=", False)
        return waiting & self._domain_at_companies(
            lambda today: (
                Domain("deadline", ">=", today)
                & Domain("deadline", "<=", today + timedelta(days=1))
            )
        )

    @api.model
    def _over_domain(self):
        """Return the domain of offers whose last day has passed at the company."""
        return Domain("state", "=", "offered") & self._domain_at_companies(
            lambda today: Domain("deadline", "<", today)
        )

    @api.model
    def _closed_domain(self):
        """Return the domain of offers that wait, of leads that are not open."""
        closed = Domain("lead_id.active", "=", False)
        closed |= Domain("lead_id.won_status", "!=", "pending")
        return Domain("state", "=", "offered") & closed

    def _remind(self):
        """Tell the partner once that the offer ends; not on the day it was made."""
        self.ensure_one()
        if not self.try_lock_for_update():
            return  # another run is at it
        self.reminded = True
        if self._day_at(self.company_id, self.offered_at) < self._today_at(
            self.company_id
        ):
            deal_sudo = self.registration_id.sudo()
            deal_sudo.partnership_id._mail_partner(REMINDER, record=deal_sudo)

    def _give_up(self):
        """Take back what nobody answered in time; in an order the next is asked."""
        self._end_if_waiting("silent")

    def _close(self):
        """Take back the offer of a lead that is won, lost or archived."""
        self._end_if_waiting("taken_back")

    def _end_if_waiting(self, state):
        """End an offer unless somebody answered it while this job waited."""
        self.ensure_one()
        desk = self.env["prm.offer.desk"]
        desk._lock(self.lead_id)
        if self.state == "offered":
            desk._end(self, state)
            desk._ask_next(self.round_id)
