"""Before a protection ends, the partner and the owner are told, once for each step."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...policy.reminders import PROTECTION_STEPS, days_until, due_reminder

ACTIVITY = "prm.mail_activity_protection"
TEMPLATE = "prm.mail_template_protection_ending"


class PrmRegistrationReminder(models.Model):
    """What was said of the end of a protection."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    # Forgotten as soon as the end changes: reminders start anew.
    reminded_step = fields.Integer(
        "Reminded (days before)",
        compute="_compute_reminded_step",
        store=True,
        copy=False,
        aggregator=None,
        help="The last reminder that was sent, in days before the protection ends.",
    )

    @api.depends("protection_end")
    def _compute_reminded_step(self):
        self.reminded_step = 0


class PrmProtectionReminder(models.AbstractModel):
    """Reminds people 30, 14 and 3 days before a protection ends."""

    _name = "prm.protection.reminder"
    _description = "Reminders of the end of a protection"

    @api.model
    def _works(self):
        """Return what the job has to do, see ``prm.batch``."""
        deals = self.env["prm.registration"]
        order = "protection_end, id"
        batch = self.env["prm.batch"]
        return [batch._on_each(deals, self._due_domain(), self._remind, order)]

    @api.model
    def _due_domain(self):
        """Return the domain of deals of whose end people have to be told today.

        While a request for more days waits, its answer comes first.
        """
        deals = self.env["prm.registration"]
        reminder = self.env["prm.reminder"]
        waiting = deals._running_domain() & Domain("held_until", "=", False)
        return waiting & deals._domain_at_companies(
            lambda today: reminder._domain("protection_end", today, PROTECTION_STEPS)
        )

    @api.model
    def _remind(self, deal):
        """Tell partner and owner once of the step that is due today."""
        deal.ensure_one()
        if not deal.try_lock_for_update():
            return  # another run is at it
        today = deal._today_at(deal.company_id)
        end = deal.protection_end
        step = due_reminder(end, today, PROTECTION_STEPS, deal.reminded_step)
        if not step:
            return
        deal_sudo = deal.sudo()
        deal_sudo.reminded_step = step
        partnership_sudo = deal_sudo.partnership_id
        days = days_until(end, today)
        partnership_sudo._mail_partner(TEMPLATE, record=deal, days=days)
        self._give_activity(deal_sudo)

    @api.model
    def _give_activity(self, deal):
        """Let the owner have one activity on the deal (sudo), of the last reminder."""
        deal.activity_unlink([ACTIVITY])
        owner_sudo = self.env["prm.audience"]._employee_sudo(deal, ACTIVITY)
        if not owner_sudo:
            return
        here = deal.with_context(lang=self.env["prm.language"]._of(owner_sudo)).env
        day = here["prm.formatting"]._day(deal.protection_end)
        deal.activity_schedule(
            ACTIVITY,
            date_deadline=deal.protection_end,
            user_id=owner_sudo.id,
            summary=here._("The protection ends on %s", day),
        )
