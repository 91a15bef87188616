"""One item of news for one member: what the bell shows, and what summaries hold."""

from datetime import timedelta

from odoo import api, fields, models

from .preference import FREQUENCIES

# After so many days news are forgotten.
KEPT_DAYS = 180


class PrmNotification(models.Model):
    """News for one member, written in the transaction of what it tells.

    Nothing confidential stands in it: what happened and to what, in the language of
    the person. Portal users have no right on it; their pages get plain values, of news
    that they may still open (``prm.notification.desk``).
    """

    _name = "prm.notification"
    _description = "News for a member"
    _log_access = False
    _order = "date desc, id desc"
    _rec_name = "subject"

    member_id = fields.Many2one("prm.member", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="member_id.company_id", store=True, index=True)
    event = fields.Char(required=True)
    date = fields.Datetime(required=True, default=fields.Datetime.now, index=True)
    subject = fields.Char(required=True)
    # What it is about.
    registration_id = fields.Many2one(
        "prm.registration", "Deal", index="btree_not_null", ondelete="cascade"
    )
    res_model = fields.Char("Model")
    res_id = fields.Many2oneReference("Record", model_field="res_model")
    url = fields.Char("Address", help="Path of its page on the portal.")
    # What became of it.
    read_at = fields.Datetime("Read on")
    frequency = fields.Selection(
        FREQUENCIES,
        default="now",
        required=True,
        help="Whether it is emailed at once, with the next summary, or never.",
    )
    mailed_at = fields.Datetime("Emailed on")

    _unread = models.Index("(member_id, date) WHERE read_at IS NULL")
    _listed = models.Index("(member_id, date DESC, id DESC)")
    _waiting = models.Index(
        "(member_id, date) WHERE mailed_at IS NULL AND frequency IN ('daily', 'weekly')"
    )

    @api.autovacuum
    def _gc_news(self):
        """Forget what is older than half a year, read or not."""
        before = fields.Datetime.now() - timedelta(days=KEPT_DAYS)
        self.search([("date", "<", before)], limit=10_000).unlink()
