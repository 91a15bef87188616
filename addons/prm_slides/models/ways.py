from odoo import models

from odoo.addons.prm.models.portal.program.ways import Way

# Type of a certificate → code of the measure that counts it.
MEASURES = {"certification": "certified_employees", "training": "trainings"}


class PrmProgramWays(models.AbstractModel):
    """Courses that give a certificate of the partner's program."""

    _inherit = "prm.program.ways"

    def _entries(self, partnership):
        partnership_sudo = partnership.sudo()
        courses_sudo = self.env["prm.course"]._of_sudo(partnership_sudo.program_id)
        ready_sudo = courses_sudo.filtered(lambda course: course._is_ready())
        opened = self._opened(ready_sudo.channel_id.ids)
        return super()._entries(partnership) + [
            Way(
                label=self.env._("Course “%s”", opened[channel_id].name),
                url=opened[channel_id].website_url,
                measure=MEASURES[course_sudo.type],
                certificate=course_sudo.name,
            )
            for course_sudo in ready_sudo
            if (channel_id := course_sudo.channel_id.id) in opened
        ]

    def _opened(self, ids):
        """Return id → course of Odoo's, of those that the current user may open now."""
        found = self.env["slide.channel"].search(
            [("id", "in", ids), ("website_published", "=", True)]
        )
        return {channel.id: channel for channel in found}
