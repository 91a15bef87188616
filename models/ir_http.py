from odoo import api, models


class IrHttp(models.AbstractModel):
    """Sends our translations to the portal's pages."""

    _inherit = "ir.http"

    @api.model
    def _get_translation_frontend_modules_name(self):
        return [*super()._get_translation_frontend_modules_name(), "prm"]
