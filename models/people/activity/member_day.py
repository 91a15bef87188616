from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

# Kind → label. No single click is kept, only how often in a day.
KINDS = {
    "logins": "Logins",
    "pages": "Pages",
    "registrations": "Registrations",
    "messages": "Messages",
    "downloads": "Downloads",
}
KEEP = "prm.activity_days"
KEEP_DAYS = 730
BATCH = 10_000


class PrmMemberDay(models.Model):
    """What a member did on one day: counts only.

    ``prm.member.activity`` writes them, beside the requests that are counted. Nobody
    else does.
    """

    _name = "prm.member.day"
    _inherit = ["prm.share.guard.mixin", "prm.company.mixin"]
    _description = "Day of a portal user"
    _log_access = False
    _order = "date desc, id desc"
    _rec_name = "date"

    member_id = fields.Many2one(
        "prm.member", required=True, index=True, ondelete="cascade"
    )
    date = fields.Date(
        "Day", required=True, index=True, help="In the time zone of your company."
    )
    logins = fields.Integer(required=True, default=0)
    pages = fields.Integer(
        required=True, default=0, help="Pages of the portal that were opened."
    )
    registrations = fields.Integer(
        required=True, default=0, help="Registrations submitted for the first time."
    )
    messages = fields.Integer(
        required=True, default=0, help="Messages sent, on the portal or by email."
    )
    downloads = fields.Integer(required=True, default=0, help="Files downloaded.")

    # Stored: the rules and the groupings hang on them.
    partnership_id = fields.Many2one(
        related="member_id.partnership_id", store=True, index=True
    )
    organization_id = fields.Many2one(
        related="member_id.organization_id", string="Partner", store=True, index=True
    )
    partner_id = fields.Many2one(
        related="member_id.partner_id", string="Person", store=True, index=True
    )
    company_id = fields.Many2one(related="member_id.company_id", store=True)

    _once = models.UniqueIndex("(member_id, date)")

    def action_open_member(self):
        """Open the person whose day it is.

        :raises UserError: for none or several days
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": "prm.member",
            "res_id": self.member_id.id,
            "views": [(False, "form")],
        }

    @api.model
    def _keep_days(self):
        """Return for how many days counts are kept, by the settings."""
        parameters_sudo = self.env["ir.config_parameter"].sudo()
        setting = parameters_sudo.get_param(KEEP) or ""
        return int(setting) if setting.isdecimal() and int(setting) else KEEP_DAYS

    @api.autovacuum
    def _gc_days(self):
        """Forget what is older than the settings keep.

        :return: how many days of people were removed, and whether more may be left
        """
        before = fields.Date.today() - timedelta(days=self._keep_days())
        old = SQL(
            "SELECT id FROM prm_member_day WHERE date < %s LIMIT %s", before, BATCH
        )
        self.env.cr.execute(SQL("DELETE FROM prm_member_day WHERE id IN (%s)", old))
        removed = self.env.cr.rowcount
        self.invalidate_model(flush=False)
        return removed, int(removed == BATCH)
