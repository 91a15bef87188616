"""Nobody is written to about what their portal does not show."""

from odoo import api, models


class PrmAudience(models.AbstractModel):
    """People of the partner hear of sections that they see."""

    _inherit = "prm.audience"

    @api.model
    def _section_of(self):
        """Return template → key of a section, as the catalogue of events says."""
        return self.env["prm.notification.events"]._sections()

    @api.model
    def _mailed_sudo(self, record, template_xmlid):
        people_sudo = super()._mailed_sudo(record, template_xmlid)
        key = self._section_of().get(template_xmlid)
        if not key:
            return people_sudo
        if record._name == "prm.registration":
            return people_sudo.filtered(
                lambda person: any(
                    record.with_user(user)._shows(key) for user in person.user_ids
                )
            )
        record_sudo = record.sudo()
        is_partnership = record._name == "prm.partnership"
        partnership_sudo = record_sudo if is_partnership else record_sudo.partnership_id
        is_shown = self.env["prm.portal.switches"]._is_shown
        return people_sudo.filtered(
            lambda person: is_shown(partnership_sudo.portal_id, key)
        )
