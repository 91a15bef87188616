"""What is let go before an addon is uninstalled: nothing of other apps goes with it."""

from odoo import models
from odoo.tools import SQL


class IrModelData(models.Model):
    """External ids: what an uninstalled addon had named is deleted by core.

    What is still held by a record of ours, core would keep, under a name of an addon
    that is not there any more.
    """

    _inherit = "ir.model.data"

    def _module_data_uninstall(self, modules_to_remove):
        others = {*modules_to_remove} - {"prm"}
        self._prm_let_go(others)
        return super()._module_data_uninstall(modules_to_remove)

    def _prm_let_go(self, modules):
        """Empty what addons added to our records; leave to-dos instead of theirs.

        :param modules: names of addons that are about to go
        """
        self.env.flush_all()
        for field_sudo in self._prm_links_sudo(modules):
            column = SQL.identifier(field_sudo.name)
            table = SQL.identifier(field_sudo.model.replace(".", "_"))
            self.env.cr.execute(SQL("UPDATE %s SET %s = NULL", table, column))
        self.env.invalidate_all()
        self._prm_leave_to_dos(modules)

    def _prm_links_sudo(self, modules):
        """Return the links (sudo) by which these addons let records of ours hold any.

        As rows: when an addon goes, its fields may not be there any more as such.
        """
        named = [("model", "=", "ir.model.fields"), ("module", "in", [*modules])]
        fields_sudo = self.env["ir.model.fields"].sudo()
        return fields_sudo.search(
            [
                ("id", "in", self.search(named).mapped("res_id")),
                ("model", "=like", "prm.%"),
                ("ttype", "=", "many2one"),
                ("store", "=", True),
                ("required", "=", False),
                ("on_delete", "=", "restrict"),
            ]
        )

    def _prm_leave_to_dos(self, modules):
        """Make plain to-dos of the activities whose type goes."""
        named = [("model", "=", "mail.activity.type"), ("module", "in", [*modules])]
        gone = self.search(named).mapped("res_id")
        to_do = self.env.ref("mail.mail_activity_data_todo", raise_if_not_found=False)
        activities_sudo = self.env["mail.activity"].sudo()
        activities_sudo = activities_sudo.with_context(active_test=False)
        found_sudo = activities_sudo.search([("activity_type_id", "in", gone)])
        found_sudo.activity_type_id = to_do
