"""An approval: the registration becomes a deal of CRM, once."""

from odoo import fields, models

from ....policy import protection

# From other parts: program_id, partnership_id, _check_vendor_may


class PrmRegistrationApproval(models.Model):
    """The decision that links or creates customer, person and opportunity."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    def action_qualify(self):
        """Approve with defaults: link what is the same, create what is not known.

        :raises UserError: where somebody has to look, and decide in the dialog
        """
        for registration in self:
            registration._qualify()

    def _qualify(self, plan=None):
        """Approve the registration and create or link its opportunity, once.

        Others who speak of the customer are looked up anew, with whoever is about to
        approve or submit one of them shut out.

        :param Plan plan: records to link; what is missing is created; by default what
            is the same is linked
        :raises UserError: when somebody else decided first, telling who; when a
            conflict has to be decided first, telling which; when the partner has as
            many protected deals as its tier allows
        """
        self.ensure_one()
        known = self._look_again(plan and plan.customer)
        plans = self.env["prm.approval.plan"]
        plan = plan or plans._sure(self, known)
        plans._check(self, plan)
        self.env["prm.protection.cap"]._claim_room(self, plan.cap_note)
        qualification = self.env["prm.qualification"]
        former_sudo = plans._former_lead_sudo(self)
        gone = self.env["prm.deal.people"]._who_left(self, plan)
        taken_sudo = qualification._take_sudo(self, plan)
        # Whom a new opportunity is assigned to has just been told so.
        here = self.with_context(mail_auto_subscribe_no_notify=not plan.lead)
        # Its row is locked since it was looked at.
        here._move_locked("approved", **self._prepare_approval_values(taken_sudo))
        qualification._tell(self, taken_sudo.lead, former_sudo, gone)

    def _look_again(self, customer=None):
        """Find out anew who speaks of the customer, before somebody decides.

        Whoever approves or submits a deal of the same customer at the same moment
        waits; then one sees the result of the other. Keys are claimed before the row is
        locked, as in a submission: nobody waits in a circle.

        :param customer: whom the reviewer is about to link, if that is known
        :return: ids of the customers whose deals were looked at, too
        :raises AccessError: without write access
        :raises UserError: when it cannot be approved now, telling who was first
        """
        self.ensure_one()
        self._check_vendor_may("qualify")
        screening = self.env["prm.customer.screening"]
        screening._claim(self, customer)
        self._lock_rows()
        self._check_vendor_may("qualify")
        return screening._screen(self, customer)

    def _prepare_approval_values(self, taken):
        """Return the values written together with the state ``approved``.

        :param Taken taken: customer, person and opportunity (sudo)
        """
        today = fields.Date.context_today(self)
        self_sudo = self.sudo()
        days = protection.effective_days(
            self_sudo.partnership_id.tier_id.protection_days,
            self_sudo.program_id.protection_days,
        )
        return {
            "lead_id": taken.lead.id,
            "customer_id": taken.customer.id,
            "customer_contact_id": taken.contact.id,
            "user_id": taken.lead.user_id.id,
            "decided_at": fields.Datetime.now(),
            "decided_by_id": self.env.uid,
            "reason_id": False,
            "protection_start": today,
            "protection_end": protection.protection_end(today, days),
        }
