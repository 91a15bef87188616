"""The project that takes the cases of a portal."""

from odoo import fields, models


class PrmPortal(models.Model):
    """Portals: where cases go; without a project there are none."""

    _inherit = "prm.portal"

    case_project_id = fields.Many2one(
        "project.project",
        "Project for cases",
        check_company=True,
        ondelete="restrict",
        help="Takes the cases, and the tasks, that partners open. They go to the "
        "default owner, or to the owner of the partnership. Leave empty to take none.",
    )
