"""What came of it: the amount won this quarter, and the deals with the newest news."""

from datetime import UTC, datetime, time, timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ...policy.date_span import days_of

NEWEST = 6
# What is older is no news; so nobody's few deals are sought among all that there are.
NEWS_DAYS = 30
WON = "prm.prm_registration_action_opportunities"


class PrmOverviewResults(models.AbstractModel):
    """The results that the current user may see, with the user's own rights."""

    _name = "prm.overview.results"
    _description = "Results on the overview"

    @api.model
    def _may_read(self):
        return self.env["prm.registration"].has_access("read")

    @api.model
    def _won_domain(self):
        """Return the domain of the deals won this quarter, the reader's days."""
        today = fields.Date.context_today(self)
        first, _last = days_of("this_quarter", today)
        begin = datetime.combine(first, time.min, self.env.tz)
        begin = fields.Datetime.to_string(begin.astimezone(UTC))
        return [("outcome", "=", "won"), ("date_closed", ">=", begin)]

    @api.model
    def _won(self):
        """Return ``count`` and ``amounts`` (texts, one a currency) of this quarter."""
        groups = self.env["prm.registration"]._read_group(
            self._won_domain(), ["currency_id"], ["amount:sum", "__count"]
        )
        money = self.env["prm.formatting"]._money
        groups.sort(key=lambda group: -group[2])
        count = sum(number for _currency, _amount, number in groups)
        number = self.env["prm.formatting"]._number(count)
        return {
            "title": self._won_title(),
            "count": count,
            "amounts": [
                money(amount, currency) for currency, amount, _number in groups
            ],
            "says": self.env._("Won deals: %s", number),
        }

    @api.model
    def _won_title(self):
        return self.env._("Won this quarter")

    @api.model
    def _news(self):
        """Return the deals with the newest news, as plain values."""
        since = fields.Datetime.now() - timedelta(days=NEWS_DAYS)
        told = Domain("state", "!=", "draft") & Domain("last_news_at", ">=", since)
        deals = self.env["prm.registration"].search(
            told, limit=NEWEST, order="last_news_at desc, id desc"
        )
        return [self._item(deal) for deal in deals]

    @api.model
    def _item(self, deal):
        """Return what the overview shows of one deal that has news."""
        formatting = self.env["prm.formatting"]
        standing = "outcome" if deal.outcome in ("won", "lost") else "state"
        partner_sudo = deal.sudo().partner_id
        moment = deal.last_news_at
        return {
            "id": deal.id,
            "name": deal.display_name,
            "partner": partner_sudo.display_name,
            "standing": formatting._choice(deal, standing),
            "ago": formatting._ago(moment),
            "moment": formatting._moment(moment, "medium"),
        }
