"""What of tasks and cases a person finds on a portal. Nobody has a right on them."""

from odoo import models
from odoo.fields import Domain


class PrmTaskScope(models.AbstractModel):
    """Tasks that are shown, of the deals that the person sees."""

    _name = "prm.task.scope"
    _inherit = ["prm.joined.scope"]
    _description = "Tasks of a person"
    _kind = "tasks"
    _link = "prm_registration_id"

    def _records_sudo(self):
        return self.env["project.task"].sudo()

    def _found(self, portal):
        """Hook: return the domain of tasks; cases are found in another way.

        :param portal: of the current user
        """
        return super()._found(portal) & Domain("prm_is_shown", "=", True)


class PrmCaseScope(models.AbstractModel):
    """Cases of the organization, or those that the person opened."""

    _name = "prm.case.scope"
    _inherit = ["prm.task.scope"]
    _description = "Cases of a person"
    _kind = "cases"

    def _is_offered(self, portal):
        """Tell it also by whether a project takes the cases."""
        portal_sudo = portal.sudo()
        return bool(portal_sudo.case_project_id) and super()._is_offered(portal)

    def _found(self, portal):
        ours = Domain("prm_partnership_id", "in", portal._own_partnerships().ids)
        switches = self.env.user._prm_scope().switches
        is_own = not portal._is_supervisor()
        is_own = is_own or portal.id in switches.own_on(self._kind)
        mine = Domain("prm_contact_id", "=", self.env.user.partner_id.id)
        return ours & mine if is_own else ours
