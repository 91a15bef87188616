"""What partners were told of a deal, and what is new: written down, and mailed."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...policy.deal_news import ENDS, Deal, changes

# Kinds of news of which people are told beside the page of the deal.
MAILED = (*ENDS, "stage")


class PrmRegistrationTold(models.Model):
    """The deal as partners know it; a change marks itself, a job tells of it.

    Odoo's own recomputation sets the mark, as it does for figures.
    """

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    news_ids = fields.One2many(
        "prm.registration.news",
        "registration_id",
        readonly=True,
        groups="prm.group_prm_user",
    )
    news_due = fields.Boolean(
        "News to send", compute="_compute_news_due", store=True, copy=False
    )
    # As the partner was told.
    told_outcome = fields.Char("Last outcome sent", readonly=True, copy=False)
    told_stage_id = fields.Many2one(
        "crm.stage", "Last stage sent", readonly=True, copy=False, ondelete="set null"
    )
    told_closing = fields.Date("Last closing date sent", readonly=True, copy=False)

    _news_marked = models.Index("(id) WHERE news_due")

    @api.depends("state", "outcome", "stage_id", "date_closing")
    def _compute_news_due(self):
        """Write the mark, also where it stands already, so that the row changes."""
        self._fields["news_due"]._invalidate_cache(self.env, self._ids)
        self.news_due = True

    def _tell_news(self):
        """Tell what is new of this deal, now."""
        self.env["prm.deal.news"]._tell(self)


class PrmDealNews(models.AbstractModel):
    """Tells of a deal what is new since its partner was told."""

    _name = "prm.deal.news"
    _description = "News about deals"

    @api.model
    def _tell(self, deal):
        """Write down what is new since the partner was told, once, and tell people."""
        deal.ensure_one()
        deal.flush_recordset()
        if not deal.try_lock_for_update():
            return  # another run is at it
        told = self._told(deal)
        kinds = changes(told, self._now(deal))
        news_sudo = self.env["prm.registration.news"].sudo()
        news_sudo.create([self._prepare(deal, kind) for kind in kinds])
        deal_sudo = deal.sudo()
        deal_sudo._write_guarded(self._prepare_told(deal, bool(kinds)))
        if set(kinds) & set(ENDS):
            self.env["prm.deal.request.mixin"]._end_all_of(deal)
        for kind in kinds:
            if kind in MAILED:
                deal._mail_people(kind)
        self.env["prm.conflict.revival"]._follow(deal, told.outcome)

    @api.model
    def _forget_marks_without_deal(self):
        """Take the marks away of what has no opportunity to tell of, all at once."""
        without_deal = SQL("news_due AND outcome IS NULL AND told_outcome IS NULL")
        self.env["prm.locking"]._mark_free(
            "prm.registration", "news_due", False, without_deal
        )

    @api.model
    def _told(self, deal):
        """Return the deal as the partner was told."""
        return Deal(
            deal.told_outcome or "", deal.told_stage_id.id or 0, deal.told_closing
        )

    @api.model
    def _now(self, deal):
        return Deal(deal.outcome or "", deal.stage_id.id or 0, deal.date_closing)

    @api.model
    def _prepare_told(self, deal, is_news):
        """Return the values that remember what was told.

        :param is_news: something is new; who sees no opportunities does not see when
        """
        values = {
            "news_due": False,
            "told_outcome": deal.outcome,
            "told_stage_id": deal.stage_id.id,
            "told_closing": deal.date_closing if deal.outcome else False,
        }
        if is_news:
            values["last_news_at"] = fields.Datetime.now()
        return values

    @api.model
    def _prepare(self, deal, kind):
        """Return the values of one piece of news, from the opportunity as it is."""
        lead_sudo = deal.sudo().lead_id
        now = fields.Datetime.now()
        values = {"registration_id": deal.id, "kind": kind, "date": now}
        if kind in ("won", "lost"):
            values["date"] = deal.date_closed or now
        if kind == "lost":
            values["lost_reason_id"] = lead_sudo.lost_reason_id.id
        if kind == "stage":
            values |= {
                "date": lead_sudo.date_last_stage_update or now,
                "stage_id": deal.stage_id.id,
                "old_stage_id": deal.told_stage_id.id,
                "stage_name": deal.stage_id.name,
            }
        if kind == "closing":
            values |= {"closing": deal.date_closing, "old_closing": deal.told_closing}
        return values
