"""The language of visitors: Odoo asks for it at each request."""

from functools import partial

from odoo import api, models, tools

LANGUAGE = ("res.partner", "lang")


class IrDefault(models.Model):
    """Defaults: that of a new contact's language is remembered until one changes."""

    _inherit = "ir.default"

    @api.model
    def _get(
        self, model_name, field_name, user_id=False, company_id=False, condition=False
    ):
        get = super()._get
        whose = user_id or company_id or condition
        if whose or not self.env.su or (model_name, field_name) != LANGUAGE:
            return get(model_name, field_name, user_id, company_id, condition)
        return self._prm_language(partial(get, *LANGUAGE))

    @tools.ormcache()
    def _prm_language(self, ask):
        """Return the code of the language; Odoo forgets it with every default."""
        return ask()
