"""Which mails a portal sends, by which templates, and who owns what partners make."""

from odoo import fields, models


class PrmPortal(models.Model):
    """Portals: mails and the default owner."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    mail_partner_added = fields.Boolean("Mail: partner added", default=True)
    mail_deal_shared = fields.Boolean("Mail: deal shared", default=True)
    invitation_template_id = fields.Many2one("mail.template", "Invitation")
    reset_template_id = fields.Many2one("mail.template", "Forgotten password")
    default_user_id = fields.Many2one("res.users", "Default owner")
