"""A registration that is an existing deal of the vendor, shown to a partner."""

from odoo import models
from odoo.exceptions import UserError

# From other parts: origin, state, reason_id, _check_vendor_may, _decide

REASON = "prm.reason_cancellation_not_shared"


class PrmRegistrationShare(models.Model):
    """Shared deals: how the vendor takes them away again.

    A shared deal that is cancelled leaves what its partner may read altogether.
    """

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    def action_stop_sharing(self):
        """Take shared deals away from their partners at once; the vendor keeps them.

        Without a reason on the record a dialog asks for it.

        :return: the action of the dialog, or nothing when it is done
        :raises AccessError: without write access
        :raises UserError: for what is not shared (anymore)
        """
        for registration in self:
            registration._check_vendor_may("cancel")
            if registration.origin != "shared":
                raise UserError(self.env["prm.messages"]._text("not_shared"))
        if len(self) == 1 and not self.reason_id:
            reason = self.env.ref(REASON, raise_if_not_found=False)
            dialog = self.env["prm.registration.decision"]._dialog_of(
                self, "cancel", default_reason_id=reason and reason.id
            )
            return {**dialog, "name": self.env._("Stop sharing")}
        self._decide("cancel", "reason_id", "cancelled")
        return None

    def _after_move(self, before):
        """Note on the lead that a deal is not shared anymore."""
        result = super()._after_move(before)
        for deal in self.filtered(lambda each: each.origin == "shared"):
            if deal.state == "cancelled":
                self.env["prm.deal.sharing"]._note_stop(deal)
        return result
