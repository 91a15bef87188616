"""Pages of a portal that only read."""

from odoo import models

from ...common.visit.once import Visit


class PrmPortal(models.Model):
    """Portals: their pages know that nothing is written."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    def _visit_context(self):
        """Return the context of the visit of a page that only reads."""
        return {"prm_visit": Visit()}
