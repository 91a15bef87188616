"""The portal's lists of tasks and cases, also as files."""

from odoo import fields, models
from odoo.fields import Domain

from odoo.addons.prm.models.portal import badges

from .project_task import DONE

CLOSED = Domain("state", "in", DONE) | Domain("stage_id.fold", "=", True)


class PrmTaskList(models.AbstractModel):
    """What is found is all in the domain of the scope; the rest narrows it."""

    _name = "prm.task.list"
    _inherit = ["prm.task.scope", "prm.joined.list"]
    _description = "Portal list of tasks"
    _days = {"deadline": "date_deadline"}
    _searched = ("name", "prm_text")
    _block_order = "state, date_deadline, id"
    _css = {
        "new": badges.BLUE,
        "progress": "text-bg-primary",
        "waiting": badges.YELLOW,
        "solved": badges.GREEN,
        "open": badges.BLUE,
        "late": badges.RED,
        "done": badges.GREEN,
    }

    def _states(self):
        """Return the status of a case, or how a task stands → word for the partner."""
        _ = self.env._
        return {
            "new": _("New"),
            "progress": _("In progress"),
            "waiting": _("Waiting for you"),
            "solved": _("Solved"),
            "open": _("Open"),
            "late": _("Overdue"),
            "done": _("Done"),
        }

    def _row(self, record, deal):
        """Return what lists and pages say of a task."""
        day = self.env["prm.formatting"]._day
        badge = self._badge(record.prm_status or record._prm_standing())
        portal_sudo = record._prm_partnership_sudo().portal_id
        return {
            "id": record.id,
            "name": record.name,
            "url": portal_sudo._url(self._kind, record.id),
            "status": badge["label"],
            "badge": badge,
            "text": record.prm_text or "",
            "stage": record.stage_id.name or "",
            "deadline": day(record.date_deadline),
            "people": ", ".join(record.user_ids.filtered("active").mapped("name")),
            "opened_by": record.prm_contact_id.name or "",
            "opened": day(record.create_date),
            "deal": f"{deal.number} {deal.name}" if deal else "",
            "deal_url": deal._portal_url() if deal else "",
        }

    def _columns(self):
        _ = self.env._
        return [
            {"key": "name", "label": _("Name"), "sort": "name", "width": 36},
            {"key": "deal", "label": _("Deal"), "width": 36},
            {"key": "people", "label": _("Assigned to")},
            {"key": "deadline", "label": _("Deadline"), "sort": "date"},
            {"key": "status", "label": _("State"), "css": "text-end"},
        ]

    def _sortings(self):
        date = {"label": self.env._("Deadline"), "order": "date_deadline, id desc"}
        return {"date": date, **super()._sortings()}

    def _filters(self):
        _ = self.env._
        return {
            "open": {"label": _("Open"), "domain": ~CLOSED},
            **self._pressing(),
            "closed": {"label": _("Closed"), "domain": CLOSED},
            "all": super()._filters()["all"],
        }

    def _pressing(self):
        """Hook: return the filters of what presses, of the kind of the list."""
        late = ~CLOSED & Domain("date_deadline", "<", fields.Datetime.now())
        return {"late": {"label": self.env._("Overdue"), "domain": late}}


class PrmCaseList(models.AbstractModel):
    """Cases: by the person who opened them and their status."""

    _name = "prm.case.list"
    _inherit = ["prm.case.scope", "prm.task.list"]
    _description = "Portal list of cases"
    _days = {"opened": "create_date"}

    def _columns(self):
        _, columns = self.env._, super()._columns()
        columns[2:4] = [
            {"key": "opened_by", "label": _("Opened by")},
            {"key": "opened", "label": _("Opened"), "sort": "date"},
        ]
        return columns

    def _sortings(self):
        newest = {"label": self.env._("Newest first"), "order": "create_date desc"}
        return {**super()._sortings(), "date": newest}

    def _pressing(self):
        waiting = Domain("prm_status", "=", "waiting")
        return {"waiting": {"label": self.env._("Waiting for you"), "domain": waiting}}
