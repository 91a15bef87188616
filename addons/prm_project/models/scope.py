"""What of tasks and cases a person finds on a portal. Nobody has a right on them."""

from odoo import models
from odoo.fields import Domain

CLOSED = ("draft", "rejected", "withdrawn", "cancelled", "expired")


class PrmTaskScope(models.AbstractModel):
    """The verdict that stands before every look at a task with superuser rights."""

    _name = "prm.task.scope"
    _description = "Tasks and cases of a person"

    def _is_offered(self, portal, kind):
        """Tell whether the current user finds a section, ``tasks`` or ``cases``."""
        is_shown = self.env["prm.portal.switches"]._is_shown(portal, kind)
        portal_sudo = portal.sudo()
        is_taken = kind == "tasks" or bool(portal_sudo.case_project_id)
        return is_shown and is_taken and portal._is_own()

    def _domain(self, portal, kind):
        """Return the domain of the tasks or cases of a portal."""
        if not self._is_offered(portal, kind):
            return Domain.FALSE
        if kind == "tasks":
            deals = self.env["prm.registration"]._search(self._deals_domain(portal))
            shown = Domain("prm_is_shown", "=", True)
            return shown & Domain("prm_registration_id", "in", deals)
        ours = Domain("prm_partnership_id", "in", portal._own_partnerships().ids)
        switches = self.env.user._prm_scope().switches
        is_wide = portal._is_supervisor() and portal.id not in switches.own_on(kind)
        mine = Domain("prm_contact_id", "=", self.env.user.partner_id.id)
        return ours if is_wide else ours & mine

    def _deals_domain(self, portal):
        """Return the domain of the deals whose tasks a portal shows to its people."""
        shown = self.env["prm.portal.switches"]._section_domain("tasks")
        return Domain("portal_id", "=", portal.id) & shown

    def _open_deals(self, portal):
        """Return the deals to which the current user may add a task or a case.

        :param portal: one that the current user may open
        """
        domain = self._deals_domain(portal) & Domain("state", "not in", CLOSED)
        domain &= Domain("outcome", "not in", ("won", "lost"))
        if not portal._is_supervisor():
            domain &= Domain("contact_id", "=", self.env.user.partner_id.id)
        return self.env["prm.registration"].search(domain, order="id desc", limit=200)

    def _find_sudo(self, portal, kind, number):
        """Return a task (sudo) that the current user finds, or none."""
        tasks_sudo = self.env["project.task"].sudo()
        domain = self._domain(portal, kind) & Domain("id", "=", number)
        return tasks_sudo.search(domain, limit=1)

    def _finders_sudo(self, task, people):
        """Return who of ``people`` (sudo) finds a task (sudo) on its portal now."""
        portal_sudo = task._prm_partnership_sudo().portal_id
        portal_sudo = portal_sudo.with_context(allowed_company_ids=[])

        def is_found(user):
            here = portal_sudo.with_user(user)
            scope = here.env["prm.task.scope"]
            return bool(scope._find_sudo(here, task._prm_kind(), task.id))

        return people.filtered(lambda one: any(map(is_found, one.user_ids)))
