"""What the pages of files with registrations show, as plain values."""

from odoo import api, fields, models

from ....policy.bulk_moves import WAITING
from ....policy.sheet_cell import Broken, text
from ....policy.sheet_table import MOST_ROWS
from .book import MB
from .reading import MOST_BYTES

# Rows that a page lists; the report as a file has all of them.
SHOWN_ROWS = 60
# Deals that the page of a registered file links to.
SHOWN_DEALS = 60
LONGEST_TYPED = 60


def _pair(code):
    """Return a code with the word that its sentence names, if it has one."""
    return code if isinstance(code, list) else (code, "")


class PrmBulkPage(models.AbstractModel):
    """The entrance, the report of one file, and its progress.

    Portals come with the rights of the visitor, files with superuser rights and only
    to who sent them.
    """

    _name = "prm.bulk.page"
    _description = "Pages of files with registrations"

    @api.model
    def _entrance(self, portal):
        """Return what the page says before a file is sent.

        :param portal: one of the visitor's own
        """
        limit = self.env["prm.limit"]
        return {
            "size": MOST_BYTES // MB,
            "left": limit._left("submissions"),
            "runs": [
                self._summary(run_sudo)
                for run_sudo in self.env["prm.bulk.desk"]._mine_sudo(portal)
            ],
        }

    @api.model
    def _most(self):
        """Return how many rows a file may have: no more than a day's registrations."""
        return min(MOST_ROWS, self.env["prm.limit"]._maximum("submissions"))

    @api.model
    def _summary(self, run_sudo):
        """Return a line of the list of files."""
        formatting = self.env["prm.formatting"]
        return {
            "id": run_sudo.id,
            "name": run_sudo.name,
            "state": run_sudo.state,
            "label": formatting._choice(
                run_sudo.with_env(self.env), "state", run_sudo.state
            ),
            "total": run_sudo.total,
            "date": formatting._moment(run_sudo.create_date),
        }

    @api.model
    def _run(self, run_sudo, columns):
        """Return what the page of a file shows.

        :param run_sudo: one of the visitor's own
        :param columns: of the form now, as :class:`BulkColumn`
        """
        report = run_sudo.report or []
        wrong = [row for row in report if row["errors"]]
        noted = [row for row in report if row["notes"] and not row["errors"]]
        deals = self._deals(run_sudo)
        return {
            **self._summary(run_sudo),
            "sheet": run_sudo.sheet or "",
            **self._progress(run_sudo),
            "pace": self.env["prm.limit"]._maximum("probes", in_background=True),
            "wrong": len(wrong),
            "general": [
                self._sentence(*_pair(code))
                for row in wrong
                if not row["line"]
                for code in row["errors"].values()
            ],
            "rows": self._rows(run_sudo, columns, wrong[:SHOWN_ROWS]),
            "more": max(len(wrong) - SHOWN_ROWS, 0),
            "notes": self._rows(run_sudo, columns, noted[:SHOWN_ROWS]),
            "more_notes": max(len(noted) - SHOWN_ROWS, 0),
            "deals": deals[:SHOWN_DEALS],
            "more_deals": max(len(deals) - SHOWN_DEALS, 0),
        }

    @api.model
    def _progress(self, run_sudo):
        """Return how far a file is, as a page asks while it waits.

        :param run_sudo: one of the visitor's own
        """
        done = run_sudo.checked
        if run_sudo.state == "registering":
            progress_sudo = self.env["prm.bulk.progress"].sudo()
            progress_sudo = progress_sudo.search([("run_id", "=", run_sudo.id)])
            done = progress_sudo.done
        total = run_sudo.total or 1
        return {
            "state": run_sudo.state,
            "waits": run_sudo.state in WAITING,
            "done": done,
            "total": run_sudo.total,
            "percent": 100 * done // total,
        }

    # ------------------------------------------------------------------------ report

    @api.model
    def _rows(self, run_sudo, columns, report):
        """Return rows of a report in words: ``{"line", "name", "said"}``."""
        labels = {column.name: column.label for column in columns}
        cells = dict(run_sudo.cells or [])
        return [
            {
                "line": row["line"],
                "name": self._typed(cells.get(row["line"], {}), "name"),
                "said": [
                    *self._said(labels, cells.get(row["line"], {}), row["errors"]),
                    *self._noted(labels, cells.get(row["line"], {}), row["notes"]),
                ],
            }
            for row in report
            if row["line"]
        ]

    def _said(self, labels, cells, errors):
        """Return what is wrong with the fields of a row, in the order of the form."""
        order = {name: place for place, name in enumerate(labels)}
        return [
            {
                "label": labels.get(name, ""),
                "typed": self._typed(cells, name),
                "text": self._sentence(*_pair(code)),
                "is_error": True,
            }
            for name, code in sorted(
                errors.items(), key=lambda item: order.get(item[0], -1)
            )
        ]

    def _noted(self, labels, cells, notes):
        """Return what was not sure, and how it was read."""
        formatting = self.env["prm.formatting"]
        said = []
        for name, (code, value) in notes.items():
            is_day = code == "date_read"
            day = formatting._day(fields.Date.to_date(value), "long") if is_day else ""
            said.append(
                {
                    "label": labels.get(name, ""),
                    "typed": self._typed(cells, name),
                    "text": self._sentence(code, day or value),
                    "is_error": False,
                }
            )
        return said

    def _typed(self, cells, name):
        """Return what stands in a cell, cut where it is long."""
        cell = cells.get(name)
        if cell is None or isinstance(cell, dict | Broken):
            return ""
        typed = " ".join(text(cell).split())
        is_long = len(typed) > LONGEST_TYPED
        return f"{typed[:LONGEST_TYPED]}…" if is_long else typed

    @api.model
    def _sentence(self, code, word=""):
        """Return the sentence of a code, with the word that it names.

        :param str code: of ``policy`` or ``forms``
        :param word: a column, a number of rows, another row
        """
        sentence = self.env["prm.messages"]._text(code)
        return sentence.replace("%(word)s", str(word))

    @api.model
    def _report_lines(self, run_sudo, columns):
        """Return the whole report as lines of a table, headings first.

        :param run_sudo: one of the visitor's own
        :param columns: of the form now, as :class:`BulkColumn`
        """
        _ = self.env._
        report = run_sudo.report or []
        lines = [[_("Row"), _("Opportunity"), _("Field"), _("In the file"), _("Hint")]]
        for row in self._rows(run_sudo, columns, report):
            for said in row["said"]:
                cells = (said["label"], said["typed"], said["text"])
                lines.append([row["line"], row["name"], *cells])
        return lines

    # ------------------------------------------------------------------------- deals

    @api.model
    def _deals(self, run_sudo):
        """Return the registered deals, as far as the visitor may open them."""
        if run_sudo.state != "done":
            return []
        deals = self.env["prm.registration"].search(
            [("id", "in", run_sudo.registration_ids.ids)], order="id"
        )
        return [
            {"id": deal.id, "number": deal.number, "name": deal.name} for deal in deals
        ]
