"""What is let go before an addon is uninstalled: nothing of other apps goes with it."""

from odoo import models


def _links_of(model, modules):
    """Yield the names of links that hold a record, and that these addons alone add."""
    for name, field in model._fields.items():
        own = field._modules and {*field._modules} <= modules
        is_link = field.type == "many2one" and field.store
        if own and is_link and not field.required and field.ondelete == "restrict":
            yield name


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
        for model in self.env.values():
            if model._name.startswith("prm.") and model._auto and not model._abstract:
                self._prm_empty(model, [*_links_of(model, {*modules})])
        self._prm_leave_to_dos(modules)

    def _prm_empty(self, model, names):
        """Let all records of a model let go of what some fields name."""
        records_sudo = model.sudo().with_context(active_test=False)
        for name in names:
            records_sudo.search([(name, "!=", False)]).write({name: False})

    def _prm_leave_to_dos(self, modules):
        """Make plain to-dos of the activities whose type goes."""
        named = [("model", "=", "mail.activity.type"), ("module", "in", [*modules])]
        gone = self.search(named).mapped("res_id")
        to_do = self.env.ref("mail.mail_activity_data_todo", raise_if_not_found=False)
        activities_sudo = self.env["mail.activity"].sudo()
        activities_sudo = activities_sudo.with_context(active_test=False)
        found_sudo = activities_sudo.search([("activity_type_id", "in", gone)])
        found_sudo.activity_type_id = to_do
