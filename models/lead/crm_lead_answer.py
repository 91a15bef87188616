"""From an opportunity into the conversation with the partner who registered it."""

from odoo import api, fields, models
from odoo.exceptions import UserError

# From other parts: prm_partner_name, prm_registration_id, action_open_registrations,
# _prm_registrations_sudo, _prm_running


class CrmLead(models.Model):
    """Leads: who may read the registration answers the partner."""

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    prm_may_answer = fields.Boolean(
        compute="_compute_prm_may_answer", groups="base.group_user", exportable=False
    )

    @api.depends("registration_ids", "prm_registration_id")
    @api.depends_context("uid")
    def _compute_prm_may_answer(self):
        for lead in self:
            lead.prm_may_answer = bool(lead._prm_answerable())

    def _prm_answerable(self):
        """Return the registrations that the user can answer the partner on.

        That of the partner who is named; of a merged lead several partners'. None that
        the user may not read, or whose portal shows no conversation.
        """
        self.ensure_one()
        named = self._prm_running(self._prm_registrations_sudo())
        if len(named.partner_id) < 2:
            named = self.prm_registration_id
        readable = named.with_env(self.env)._filtered_access("read")
        return readable.filtered(self.env["prm.portal.switches"]._is_talk_shown)

    def action_answer_partner(self):
        """Write to the partner who is named on the lead, into their conversation.

        :raises UserError: for who may not read the registration, naming whom to ask,
            and where the portal shows no conversation
        """
        self.ensure_one()
        self.check_access("read")
        if not (found := self._prm_answerable()):
            raise UserError(self._prm_why_no_answer())
        if len(self._prm_running(self._prm_registrations_sudo()).partner_id) > 1:
            return self.action_open_registrations()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Answer %s", self.prm_partner_name),
            "res_model": "mail.compose.message",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_model": found._name,
                "default_res_ids": found.ids,
                "default_composition_mode": "comment",
                "default_subtype_xmlid": "mail.mt_comment",
                "default_partner_ids": self.env["prm.audience"]
                ._answered_sudo(found)
                .ids,
            },
        }

    def _prm_why_no_answer(self):
        """Return why the user cannot answer the partner here, and whom to ask."""
        registration_sudo = self.prm_registration_id.sudo()
        if not registration_sudo:
            return self.env._("No partner has registered this opportunity.")
        if registration_sudo.with_env(self.env).has_access("read"):
            return self.env._(
                "The portal of this partner shows no conversation, so messages would "
                "not reach them."
            )
        whom = self.env["prm.lead.protection"]._whom_to_ask(registration_sudo)
        return self.env._(
            "You have no access to the registration of this opportunity, so you "
            "cannot answer the partner here. Please ask %(person)s.",
            person=whom,
        )
