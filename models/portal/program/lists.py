"""The lists on the program page: marketing, funds, deals, history, files."""

from odoo import models
from odoo.fields import Domain

from .certificates import GREEN, GREY, RED

ACTIVITY_LIMIT = 20
ENTRY_LIMIT = 20
DEAL_LIMIT = 5
HISTORY_LIMIT = 30
ACTIVITY_BADGES = {"draft": GREY, "approved": GREEN, "done": GREEN, "cancelled": RED}


class PrmPartnershipListsMixin(models.AbstractModel):
    """Rows as the reader's own rights give them, as plain values."""

    _name = "prm.partnership.lists.mixin"
    _description = "Lists on the program page"

    def _program_activities(self):
        """Return the total and the latest marketing activities."""
        activities = self.env["prm.marketing.activity"]
        domain = self._own_domain("organization_id")
        rows = [
            {
                "name": activity.name,
                "type": self._choice_text(activity, "type"),
                "date": self._day_text(activity.date),
                "state": {
                    "key": activity.state,
                    "label": self._activity_state(activity),
                    "css": ACTIVITY_BADGES.get(activity.state, GREY),
                },
                "budget": self._money_text(activity.budget) if activity.budget else "",
            }
            for activity in activities.search(domain, limit=ACTIVITY_LIMIT)
        ]
        return {"total": activities.search_count(domain), "rows": rows}

    def _activity_state(self, activity):
        """Return the words for the partner; a draft is the vendor's, not theirs."""
        if activity.state == "draft":
            return self.env._("Planned, not approved yet")
        return self._choice_text(activity, "state")

    def _program_funds(self):
        """Return the balance, the total and the latest entries of the fund."""
        entries = self.env["prm.fund.entry"]
        domain = Domain("partnership_id", "=", self.id)
        tier_sudo = self.sudo().tier_id
        rows = [
            {
                "name": entry.name,
                "date": self._day_text(entry.date),
                "origin": self._choice_text(entry, "origin"),
                "sign": "+" if entry.kind == "credit" else "\N{MINUS SIGN}",
                "amount": self._money_text(entry.amount),
            }
            for entry in entries.search(domain, limit=ENTRY_LIMIT)
        ]
        return {
            "balance": self._money_text(self.fund_balance),
            "percent": self._fund_text(tier_sudo) if tier_sudo.fund_percent else "",
            "total": entries.search_count(domain),
            "rows": rows,
        }

    # ---------------------------------------------------------------------- deals

    def _program_deals(self):
        """Return registrations and opportunities that the reader may see."""
        labels = {
            "registrations": self.env._("Registrations"),
            "opportunities": self.env._("Opportunities"),
        }
        return [self._program_deal_list(kind, label) for kind, label in labels.items()]

    def _program_deal_list(self, kind, label):
        """Return number, address and the latest rows of one of the two lists."""
        portal = self.portal_id
        registrations = self.env["prm.registration"]
        view = portal._home_view()
        domain = Domain("portal_id", "=", portal.id) & (
            registrations._portal_view_domain(kind, view)
        )
        latest = registrations.search(domain, limit=DEAL_LIMIT)
        return {
            "key": kind,
            "label": label,
            "count": portal._count(domain),
            "url": f"{portal._url(kind)}?view={view}",
            "rows": [
                {
                    "name": deal.name,
                    "number": deal.number,
                    "customer": deal.customer_name or "",
                    "badge": deal._portal_badge(kind),
                    "amount": deal._amount_text(),
                    "url": portal._url(kind, deal.id),
                }
                for deal in latest
            ],
        }

    # -------------------------------------------------------------------- history

    def _program_history(self):
        """Return the latest changes, newest first."""
        lines = self.env["prm.partnership.history"].search(
            [("partnership_id", "=", self.id)], limit=HISTORY_LIMIT
        )
        return [
            {
                "date": self._moment_text(line_sudo.date),
                "what": line_sudo.parameter_id.name
                or self._choice_text(line_sudo, "what"),
                "old": line_sudo.old or "",
                "new": line_sudo.new or "",
                "cause": line_sudo.cause or "",
            }
            for line_sudo in lines.sudo()
        ]

    # ---------------------------------------------------------------------- files

    def _program_files(self):
        """Return the files that the vendor put there for the partner."""
        portal = self.portal_id
        return [
            {
                "name": file_sudo.name,
                "size": file_sudo.file_size,
                "mimetype": file_sudo.mimetype,
                "url": portal._url("program", "files", file_sudo.id),
            }
            for file_sudo in self._shown_files()
        ]

    def _program_file(self, file_id):
        """Return a file of this partnership (sudo), or an empty recordset."""
        self.ensure_one()
        self.check_access("read")
        return self._shown_files().filtered(lambda file: file.id == file_id)

    def _shown_files(self):
        """Return the files (sudo) that have a content of their own."""
        files_sudo = self.sudo().file_ids
        return files_sudo.filtered(lambda file: file.type == "binary")
