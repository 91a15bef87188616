"""The section of colleagues, and who hears of what happens there."""

from odoo import api, models

from ...portal.sections import Section
from .entrance import SECTION
from .notice import JOINED


class PrmPortalSections(models.AbstractModel):
    """The section is offered to supervisors of the portal's own partnership."""

    _inherit = "prm.portal.sections"

    def _entries(self):
        """Return the sections, with that of colleagues."""
        colleagues = Section(
            key=SECTION,
            label=self.env._("Colleagues"),
            icon="fa-users",
            order=80,
            route="colleagues",
            condition=self.env["prm.colleague.entrance"]._is_supervisor,
            edits=True,
        )
        return [*super()._entries(), colleagues]


class PrmAudience(models.AbstractModel):
    """Supervisors hear of a new colleague where they see colleagues."""

    _inherit = "prm.audience"

    @api.model
    def _section_of(self):
        return super()._section_of() | {JOINED: SECTION}
