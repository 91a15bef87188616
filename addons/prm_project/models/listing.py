"""The portal's lists of tasks and cases, also as files."""

from odoo import fields, models
from odoo.fields import Domain

from odoo.addons.prm.policy.search_text import pattern
from odoo.addons.prm.policy.spreadsheet_file import Column

from .project_task import SOLVED

DONE = Domain("state", "in", SOLVED) | Domain("stage_id.fold", "=", True)


class PrmTaskList(models.AbstractModel):
    """What is found is all in the domain of the scope; the rest narrows it."""

    _name = "prm.task.list"
    _description = "Portal list of tasks"
    _kind = "tasks"

    def _within(self, portal):
        return self.env["prm.task.scope"]._domain(portal, self._kind)

    def _spec(self, kind):
        """Return what the list offers, as ``PortalList`` reads it."""
        _ = self.env._
        return {
            "records_sudo": self.env["project.task"].sudo(),
            "base_domain": Domain.TRUE,
            "views": {"all": {}},
            "headers": [
                {"label": _("Name"), "sort": "name"},
                {"label": _("Deal")},
                *self._headers(),
                {"label": _("State"), "css": "text-end"},
            ],
            "sortings": self._sortings(),
            "filters": {
                "open": {"label": _("Open"), "domain": ~DONE},
                **self._filters(),
                "closed": {"label": self._closed_label(), "domain": DONE},
                "all": {"label": _("All states"), "domain": Domain.TRUE},
            },
            "groupbys": {"none": {"label": _("No grouping"), "field": ""}},
            "searches": {"all": {"label": _("Everywhere")}},
        }

    def _headers(self):
        _ = self.env._
        return [
            {"label": _("Deadline"), "sort": "deadline", "key": "deadline"},
            {"label": _("Assigned to"), "key": "people"},
        ]

    def _closed_label(self):
        return self.env._("Done")

    def _filters(self):
        now = fields.Datetime.now()
        late = ~DONE & Domain("date_deadline", "<", now)
        return {"late": {"label": self.env._("Overdue"), "domain": late}}

    def _sortings(self):
        _ = self.env._
        return {
            "deadline": {"label": _("Deadline"), "order": "date_deadline, id desc"},
            "newest": {
                "label": _("Newest first"),
                "order": "create_date desc, id desc",
            },
            "name": {"label": _("Name"), "order": "name, id desc"},
        }

    def _view_domain(self, kind, view):
        return Domain.TRUE

    def _search_domain(self, key, text):
        names = ("name", "prm_text", "prm_registration_id.name")
        return Domain.OR(Domain(name, "ilike", pattern(text)) for name in names)

    def _rows(self, tasks, kind=""):
        """Return id → row of tasks (sudo) that were found."""
        facts = self.env["prm.task.page"]._facts
        return {task.id: facts(task) for task in tasks}

    # --------------------------------------------------------------------- as a file

    def _is_exported(self, portal):
        return self.env["prm.task.scope"]._is_offered(portal, self._kind)

    def _exported_columns(self, portal, kind):
        _ = self.env._
        return [
            Column(key="name", label=_("Name"), width=36),
            Column(key="status", label=_("State"), width=16),
            Column(key="deal", label=_("Deal"), width=36),
            *(
                Column(key=header["key"], label=header["label"], width=20)
                for header in self._headers()
            ),
        ]

    def _exported_cells(self, portal, kind, tasks):
        day = self.env["prm.list.export"]._day
        rows = self._rows(tasks)
        return {
            task.id: {
                **rows[task.id],
                "status": rows[task.id]["badge"]["label"],
                "deadline": day(task.date_deadline),
                "opened": day(task.create_date),
            }
            for task in tasks
        }


class PrmCaseList(models.AbstractModel):
    """Cases: by the person who opened them and their status."""

    _name = "prm.case.list"
    _inherit = ["prm.task.list"]
    _description = "Portal list of cases"
    _kind = "cases"

    def _headers(self):
        _ = self.env._
        return [
            {"label": _("Opened"), "sort": "newest", "key": "opened"},
            {"label": _("Opened by"), "key": "opened_by"},
        ]

    def _closed_label(self):
        return self.env._("Solved")

    def _filters(self):
        waiting = Domain("prm_status", "=", "waiting")
        return {"waiting": {"label": self.env._("Waiting for you"), "domain": waiting}}

    def _sortings(self):
        offered = super()._sortings()
        return {key: offered[key] for key in ("newest", "name")}
