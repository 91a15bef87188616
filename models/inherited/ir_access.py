"""Rights and rules of a person, remembered under the key of what decides them."""

from odoo import models, tools

from ..people.res_users_access import not_remembered


class IrModelAccess(models.Model):
    """Which models a person may read or change."""

    _inherit = "ir.model.access"

    @tools.ormcache("self.env.uid", "mode", "self.env.user._prm_key()")
    def _get_allowed_models(self, mode="read"):
        return not_remembered(super()._get_allowed_models)(self, mode)


class IrRule(models.Model):
    """Which records of a model a person may read or change."""

    _inherit = "ir.rule"

    def _compute_domain_context_values(self):
        """Add the key: not a value of the context, which callers of RPC set."""
        yield from super()._compute_domain_context_values()
        yield None if self.env.su else self.env.user._prm_key()
