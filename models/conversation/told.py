"""What partners were told of a deal, and what they have to be told."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...policy.deal_news import ENDS, Deal, changes

# From other parts: _mail_people, date_closed, date_closing, lead_id, outcome, stage_id


class PrmRegistration(models.Model):
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
    news_due = fields.Boolean(compute="_compute_news_due", store=True, copy=False)
    # As the partner was told.
    told_outcome = fields.Char(readonly=True, copy=False)
    told_stage_id = fields.Many2one(
        "crm.stage", readonly=True, copy=False, ondelete="set null"
    )
    told_closing = fields.Date(readonly=True, copy=False)

    _news_marked = models.Index("(id) WHERE news_due")

    @api.depends("state", "outcome", "stage_id", "date_closing")
    def _compute_news_due(self):
        """Write the mark, also where it stands already, so that the row changes."""
        self._fields["news_due"]._invalidate_cache(self.env, self._ids)
        self.news_due = True

    @api.model
    def _forget_marks_without_deal(self):
        """Take the marks away of what has no opportunity to tell of, all at once."""
        without_deal = SQL("news_due AND outcome IS NULL AND told_outcome IS NULL")
        self.env["prm.locking"]._mark_free(
            "prm.registration", "news_due", False, without_deal
        )

    def _tell_news(self):
        """Write down what is new since the partner was told, once, and mail its end."""
        self.ensure_one()
        self.flush_recordset()
        if not self.try_lock_for_update():
            return  # another run is at it
        kinds = changes(self._told(), self._deal_now())
        news_sudo = self.env["prm.registration.news"].sudo()
        news_sudo.create([self._prepare_news(kind) for kind in kinds])
        self_sudo = self.sudo()
        self_sudo._write_guarded(self._prepare_told(bool(kinds)))
        for kind in kinds:
            if kind in ENDS:
                self._mail_people(kind)

    def _told(self):
        """Return the deal as the partner was told."""
        return Deal(
            self.told_outcome or "", self.told_stage_id.id or 0, self.told_closing
        )

    def _deal_now(self):
        return Deal(self.outcome or "", self.stage_id.id or 0, self.date_closing)

    def _prepare_told(self, is_news):
        """Return the values that remember what was told.

        :param is_news: something was told
        """
        values = {
            "news_due": False,
            "told_outcome": self.outcome,
            "told_stage_id": self.stage_id.id,
            "told_closing": self.date_closing if self.outcome else False,
        }
        if is_news:
            values["last_news_at"] = fields.Datetime.now()
        return values

    def _prepare_news(self, kind):
        """Return the values of one piece of news, from the opportunity as it is."""
        lead_sudo = self.sudo().lead_id
        now = fields.Datetime.now()
        dates = {
            "won": self.date_closed or now,
            "lost": self.date_closed or now,
            "stage": lead_sudo.date_last_stage_update or now,
        }
        values = {
            "registration_id": self.id,
            "kind": kind,
            "date": dates.get(kind, now),
        }
        if kind == "lost":
            values["lost_reason_id"] = lead_sudo.lost_reason_id.id
        if kind == "stage":
            values |= {
                "stage_id": self.stage_id.id,
                "old_stage_id": self.told_stage_id.id,
                "stage_name": self.stage_id.name,
            }
        if kind == "closing":
            values |= {"closing": self.date_closing, "old_closing": self.told_closing}
        return values
