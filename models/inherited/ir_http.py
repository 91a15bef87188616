from odoo import models


class IrHttp(models.AbstractModel):
    """Sends our translations to the portal's pages."""

    _inherit = "ir.http"

    @classmethod
    def _get_translation_frontend_modules_name(cls):
        return [*super()._get_translation_frontend_modules_name(), "prm"]
