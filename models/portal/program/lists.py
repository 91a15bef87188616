"""The lists on the program page: marketing, funds, deals, history, files."""

from odoo import models
from odoo.fields import Domain

from .. import badges
from ..registration.listing import ROW
from ..switches import DEALS

ACTIVITY_LIMIT = 12
ENTRY_LIMIT = 12
DEAL_LIMIT = 5
TERM_LIMIT = 12
HISTORY_LIMIT = 30


class PrmProgramLists(models.AbstractModel):
    """Rows as the reader's own rights give them, as plain values."""

    _name = "prm.program.lists"
    _description = "Lists on the program page"

    # ------------------------------------------------------------ what a tab shows

    def _activity_values(self, partnership):
        return {"activities": self._activities(partnership)}

    def _fund_values(self, partnership):
        return {"funds": self._funds(partnership)}

    def _deal_values(self, partnership):
        return {"deals": self._deals(partnership)}

    def _history_values(self, partnership):
        terms, history = self._terms(partnership), self._history(partnership)
        return {"terms": terms, "history": history}

    def _file_values(self, partnership):
        return {"files": self._files(partnership)}

    # ------------------------------------------------------------ what was spent

    def _activities(self, partnership):
        """Return the total and the latest marketing activities."""
        activities = self.env["prm.marketing.activity"]
        domain = partnership._own_domain("organization_id")
        shown = activities.search(domain, limit=ACTIVITY_LIMIT)
        return {
            "total": activities.search_count(domain),
            "rows": [self._activity_row(partnership, activity) for activity in shown],
        }

    def _activity_row(self, partnership, activity):
        formatting = self.env["prm.formatting"]
        budget, currency = activity.budget, partnership.currency_id
        return {
            "name": activity.name,
            "type": formatting._choice(activity, "type"),
            "date": formatting._day(activity.date),
            "state": {
                "key": activity.state,
                "label": self._activity_state(activity),
                "css": badges.ACTIVITY.get(activity.state, badges.GREY),
            },
            "budget": formatting._money(budget, currency) if budget else "",
        }

    def _activity_state(self, activity):
        """Return the state for the partner; a draft is the vendor's, not theirs."""
        if activity.state == "draft":
            return self.env._("Planned, not approved yet")
        return self.env["prm.formatting"]._choice(activity, "state")

    def _funds(self, partnership):
        """Return the balance, the total and the latest entries of the fund."""
        entries = self.env["prm.fund.entry"]
        domain = Domain("partnership_id", "=", partnership.id)
        tier_sudo = partnership.sudo().tier_id
        share = tier_sudo.fund_percent
        formatting, currency = self.env["prm.formatting"], partnership.currency_id
        rows = [
            {
                "name": entry.name,
                "date": formatting._day(entry.date),
                "origin": formatting._choice(entry, "origin"),
                "sign": "+" if entry.kind == "credit" else "\N{MINUS SIGN}",
                "amount": formatting._money(entry.amount, currency),
            }
            for entry in entries.search(domain, limit=ENTRY_LIMIT)
        ]
        return {
            "balance": formatting._money(partnership.fund_balance, currency),
            "percent": formatting._percent(share) if share else "",
            "total": entries.search_count(domain),
            "rows": rows,
        }

    # ---------------------------------------------------------------------- deals

    def _deals(self, partnership):
        """Return registrations and opportunities that the reader may see."""
        portal = partnership.portal_id
        sections = self.env["prm.portal.sections"]
        return [
            self._deal_list(portal, section.key, sections._title(portal, section.key))
            for section in sections._offered(portal)
            if section.key in DEALS
        ]

    def _deal_list(self, portal, kind, label):
        """Return number, address and the latest rows of one of the two lists."""
        scope = self.env["prm.registration.scope"]
        view = scope._widest_view()
        domain = Domain("portal_id", "=", portal.id) & scope._list_domain(kind, view)
        latest = scope._newest([domain], DEAL_LIMIT, ROW)
        return {
            "key": kind,
            "label": label,
            "count": scope._count(domain),
            "url": f"{portal._url(kind)}?view={view}",
            "rows": [self._deal_row(portal, kind, deal) for deal in latest],
        }

    def _deal_row(self, portal, kind, deal):
        return {
            "name": deal.name,
            "number": deal.number,
            "customer": deal.customer_name or "",
            "badge": self.env["prm.registration.page"]._badge(deal, kind),
            "amount": self.env["prm.registration.facts"]._amount(deal),
            "url": portal._url(kind, deal.id),
        }

    # -------------------------------------------------------------------- history

    def _terms(self, partnership):
        """Return the former terms, the latest first; what is not known is empty."""
        formatting = self.env["prm.formatting"]
        past = self.env["prm.partnership.term"].search(
            [("partnership_id", "=", partnership.id), ("state", "=", "past")],
            limit=TERM_LIMIT,
        )
        return [
            {
                "period": term_sudo.display_name,
                "tier": term_sudo.tier_end_id.name or "",
                "points": term_sudo._points_text(),
                "sales": formatting._money(term_sudo.total_sales, term_sudo.currency_id)
                if term_sudo.total_sales
                else "",
            }
            for term_sudo in past.sudo()
        ]

    def _history(self, partnership):
        """Return the latest changes, newest first."""
        formatting = self.env["prm.formatting"]
        lines = self.env["prm.partnership.history"].search(
            [("partnership_id", "=", partnership.id)], limit=HISTORY_LIMIT
        )
        return [
            {
                "date": formatting._moment(line_sudo.date),
                "what": line_sudo.parameter_id.name
                or formatting._choice(line_sudo, "what"),
                "old": line_sudo._old_text(),
                "new": line_sudo._new_text(),
                "cause": line_sudo.cause or "",
            }
            for line_sudo in lines.sudo()
        ]

    # ---------------------------------------------------------------------- files

    def _files(self, partnership):
        """Return the files that the vendor put there for the partner."""
        portal = partnership.portal_id
        return [
            {
                "name": file_sudo.name,
                "size": file_sudo.file_size,
                "mimetype": file_sudo.mimetype,
                "url": portal._url("program", "files", file_sudo.id),
            }
            for file_sudo in partnership._shared_files_sudo()
        ]

    def _file_sudo(self, partnership, file_id):
        """Return a file of this partnership, or an empty recordset.

        :param partnership: one, in the reader's environment
        :param int file_id: id of the attachment
        :raises AccessError: to who may not read the partnership
        """
        partnership.ensure_one()
        partnership.check_access("read")
        files_sudo = partnership._shared_files_sudo()
        return files_sudo.filtered(lambda file: file.id == file_id)
