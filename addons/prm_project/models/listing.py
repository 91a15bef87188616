"""The portal's lists of tasks and cases, also as files."""

from odoo import fields, models
from odoo.fields import Domain

from .project_task import DONE

CLOSED = Domain("state", "in", DONE) | Domain("stage_id.fold", "=", True)


class PrmTaskList(models.AbstractModel):
    """What is found is all in the domain of the scope; the rest narrows it."""

    _name = "prm.task.list"
    _inherit = ["prm.task.scope", "prm.joined.list"]
    _description = "Portal list of tasks"
    _days = {"deadline": "date_deadline"}
    _searched = ("name", "prm_text")

    def _row(self, record, deal):
        return self.env["prm.task.page"]._facts(record)

    def _block(self, deal):
        return self.env["prm.task.page"]._block(deal)

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
            **super()._filters(),
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
