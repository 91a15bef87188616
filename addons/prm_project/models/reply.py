"""Answers by mail to what partners were told of a task or a case."""

from odoo import api, models

from .scope import SCOPES


class PrmJoinedReply(models.AbstractModel):
    """Who may write on the page may answer the mail, and the same follows."""

    _inherit = "prm.joined.reply"

    @api.model
    def _may_answer(self, record, user):
        if record._name != "project.task":
            return super()._may_answer(record, user)
        portal_sudo = record._prm_partnership_sudo().portal_id
        here = portal_sudo.with_context(allowed_company_ids=[]).with_user(user)
        scope = here.env[SCOPES[record._prm_kind()]]
        found_sudo = scope._find_sudo(here, record.id)
        desk = here.env["prm.task.desk"]
        return bool(found_sudo) and "comment" in desk._actions(here, found_sudo)

    @api.model
    def _answered(self, record, is_shared):
        if record._name != "project.task":
            return super()._answered(record, is_shared)
        return self.env["prm.task.desk"]._heard(record, is_shared)
