"""From a lead into the conversations with the partners who see it."""

from odoo import models
from odoo.exceptions import UserError

# From other parts: _prm_registrations_sudo

# There the partner does not read what is said: nothing was sent, or accepted, yet.
SILENT = frozenset({"draft", "offered"})


class CrmLead(models.Model):
    """Leads: a note to a partner who sees the deal, registered or shared."""

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    def _prm_reachable(self):
        """Return the deals in whose conversation the user reaches a partner now.

        None that the user may not read, that the partner does not see anymore, or
        whose portal shows no conversation.
        """
        deals = self._prm_registrations_sudo().with_env(self.env)
        sharing = self.env["prm.note.sharing"]
        return deals._filtered_access("read").filtered(sharing._is_heard)

    def action_note_to_partner(self):
        """Open the dialog that writes to a partner who sees this lead.

        :raises AccessError: to who may not read the lead
        :raises UserError: when no partner would read it
        """
        self.ensure_one()
        self.check_access("read")
        if not (deals := self._prm_reachable()):
            raise UserError(self.env["prm.messages"]._text("nobody_reads_note"))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Note to partner"),
            "res_model": "prm.partner.note",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_lead_id": self.id,
                "default_registration_id": deals.id if len(deals) == 1 else False,
            },
        }

    def _thread_to_store(self, store, fields, *, request_list=None):
        """Tell the web client whether notes of this lead can be shared."""
        result = super()._thread_to_store(store, fields, request_list=request_list)
        if request_list and not self.env.user.share:
            for lead in self:
                may_share = lead.has_access("read") and bool(lead._prm_reachable())
                store.add(lead, {"prmSharesNotes": may_share}, as_thread=True)
        return result
