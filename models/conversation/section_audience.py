"""Nobody is written to about what their portal does not show."""

from odoo import api, models

# Template of a mail → the section that shows what it tells.
SECTION_OF = {
    "prm.mail_template_registration_won": "opportunities",
    "prm.mail_template_registration_lost": "opportunities",
    "prm.mail_template_tier_reached": "program",
    "prm.mail_template_tier_notice": "program",
    "prm.mail_template_tier_lowered": "program",
    "prm.mail_template_partnership_due": "program",
    "prm.mail_template_certificate_expiring": "program",
}


class PrmAudience(models.AbstractModel):
    """People of the partner hear of sections that they see."""

    _inherit = "prm.audience"

    @api.model
    def _section_of(self):
        """Hook: return template → key of a section; addons add their own mails."""
        return SECTION_OF

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
