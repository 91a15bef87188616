"""Registration of many deals at once: the template, the file, its report."""

import csv
import hashlib
import io

from werkzeug.exceptions import NotFound

from odoo.http import content_disposition, request

from ..forms.bulk_form import BulkRow
from ..policy.bulk_moves import is_checkable
from ..policy.sheet_text import Unreadable
from ..policy.spreadsheet_cell import harmless_line
from ..policy.upload import clean_name, mimetype_of
from .in_section import in_section
from .parameters import held_id
from .portal_base import Refusal, portal_route
from .portal_lookup import SECTION
from .portal_registration_form import PrmPortalRegistrationForm

BULK = "/registrations/bulk"
RUN = f"{BULK}/<int:prm_id>"
FORMS = ("xlsx", "csv")
FILE = "file"


class PrmPortalBulk(PrmPortalRegistrationForm):
    """Each row of a file is read as if it had been typed into the form."""

    # ---- before a file is sent ----

    @portal_route(BULK)
    @in_section(SECTION)
    def prm_bulk(self, portal, /, **_params):
        """Show the steps, the template and the person's last files."""
        return self._prm_no_many(portal) or self._prm_bulk_page(portal)

    @portal_route(f"{BULK}/template.<string:prm_form>")
    @in_section(SECTION)
    def prm_bulk_template(self, portal, /, prm_form, **_params):
        """Send the template, as XLSX or CSV; error 404 for another form."""
        if answer := self._prm_no_many(portal):
            return answer
        if prm_form not in FORMS:
            raise NotFound
        columns = request.env["prm.bulk.columns"]._of(portal._own_partnership())
        template = request.env["prm.bulk.template"]
        write = {"xlsx": template._xlsx, "csv": template._csv}[prm_form]
        name = f"{portal.path}-registrations.{prm_form}"
        return self._prm_bulk_file(write(columns), name)

    def _prm_no_many(self, portal):
        """Answer with 403 and why to who may not send files here; None to others."""
        partnership = portal._own_partnership()
        if answer := self._prm_no_form(portal, partnership):
            return answer
        verdict = request.env["prm.registration.entrance"]._verdict_many(partnership)
        if verdict:
            return None
        sentence = Refusal({"": verdict.code}).messages[""]
        values, page = {"prm_sentence": sentence}, "prm.portal_refused"
        return self._prm_page(portal, "registrations", page, values, status=403)

    def _prm_bulk_page(self, portal, refusal=None):
        """Answer with the page of the steps."""
        values = {
            "prm_bulk": request.env["prm.bulk.page"]._entrance(portal),
            "prm_most": request.env["prm.bulk.page"]._most(),
            "prm_bulk_url": portal._url("registrations", "bulk"),
            "prm_errors": refusal.messages if refusal else {},
        }
        return self._prm_page(
            portal, "registrations", "prm.portal_bulk", values, refusal=refusal
        )

    # ---- a file ----

    @portal_route(BULK, methods=["POST"])
    @in_section(SECTION)
    def prm_send_bulk(self, portal, /, **_params):
        """Take a file, and have its rows checked; 422 tells what is wrong with it."""
        if answer := self._prm_no_many(portal):
            return answer
        run, refusal = self._prm_take_bulk(portal)
        if refusal:
            return self._prm_bulk_page(portal, refusal)
        return self._prm_redirect(portal, "registrations", "bulk", run.id)

    def _prm_take_bulk(self, portal):
        """Read the file and keep it: ``(run, None)`` or ``(None, refusal)``."""
        name, data = self._prm_bulk_sent()
        if not data:
            code = "sheet_empty" if name else "bulk_no_file"
            return None, Refusal({FILE: code})
        digest = hashlib.sha256(data).hexdigest()
        desk = request.env["prm.bulk.desk"]
        if known := desk._known_sudo(portal, digest):
            return known, None
        size = -(-len(data) // 1024)
        refusal = self._prm_spend("bulk_files", field=FILE)
        refusal = refusal or self._prm_spend("file_kb", size, field=FILE)
        if refusal:
            return None, refusal
        columns = request.env["prm.bulk.columns"]._of(portal._own_partnership())
        sheet, rows, refusal = self._prm_read_bulk(columns, name, data)
        if refusal or (refusal := self._prm_spend_rows(len(rows))):
            return None, refusal
        forms = self._prm_bulk_forms(portal, columns, rows)
        file = {"name": name, "sheet": sheet, "digest": digest}
        stored = request.env["prm.bulk.reading"]._stored(rows)
        return self._prm_attempt(desk._begin_sudo, portal, file, stored, forms)

    def _prm_bulk_sent(self):
        """Return name and content of the file that was sent, empty without one."""
        file = request.httprequest.files.get(FILE)
        if not file or not file.filename:
            return "", b""
        file.stream.seek(0)  # a request that Odoo runs again has read it already
        return clean_name(file.filename), file.stream.read()

    def _prm_read_bulk(self, columns, name, data):
        """Return sheet and rows of a file, or why it is none, all at once."""
        try:
            sheet, table = request.env["prm.bulk.reading"]._read(columns, name, data)
        except Unreadable as error:
            return "", [], self._prm_bulk_refusal([(error.code, error.word)])
        refusal = self._prm_bulk_refusal(table.problems) if table.problems else None
        return sheet, table.rows, refusal

    def _prm_bulk_refusal(self, problems):
        """Return the refusal of a file with these problems: codes with a word each."""
        sentence = request.env["prm.bulk.page"]._sentence
        lines = [sentence(code, word) for code, word in problems]
        return Refusal({}, {FILE: "\n".join(lines)})

    def _prm_spend_rows(self, count):
        """Count a registration for each row; refuse what is too much for today."""
        refusal = self._prm_spend("submissions", count, field=FILE)
        if not refusal:
            return None
        sentence = request.env["prm.bulk.page"]._sentence("bulk_too_few_left", count)
        return Refusal({}, {FILE: sentence}, refusal.wait)

    def _prm_bulk_forms(self, portal, columns, rows):
        """Return the rows as the form takes them now."""
        partnership = portal._own_partnership()
        service = request.env["prm.bulk.columns"]
        rules = self._prm_form_rules(portal)
        reader = service._reader()
        first = request.env["prm.registration.form"]._first_texts(partnership)
        contacts = service._contact_finder(partnership)
        return [
            BulkRow(row, columns, rules, reader, first, contacts).plain()
            for row in rows
        ]

    # ---- its page ----

    def _prm_bulk_run(self, portal, run_id):
        """Return the visitor's own file (sudo).

        :raises NotFound: when it is missing, or somebody else's
        """
        desk = request.env["prm.bulk.desk"]
        if run := desk._mine_sudo(portal, held_id(run_id)):
            return run
        raise NotFound

    @portal_route(RUN)
    @in_section(SECTION)
    def prm_bulk_report(self, portal, /, prm_id, **_params):
        """Show how far a file is, what is wrong with it, or what was registered."""
        run = self._prm_bulk_run(portal, prm_id)
        return self._prm_no_many(portal) or self._prm_run_page(portal, run)

    def _prm_run_page(self, portal, run, refusal=None):
        """Answer with the page of a file."""
        columns = request.env["prm.bulk.columns"]._of(portal._own_partnership())
        values = {
            "prm_run": request.env["prm.bulk.page"]._run(run, columns),
            "prm_most": request.env["prm.bulk.page"]._most(),
            "prm_bulk_url": portal._url("registrations", "bulk"),
            "prm_run_url": portal._url("registrations", "bulk", run.id),
            "prm_errors": refusal.messages if refusal else {},
        }
        return self._prm_page(
            portal, "registrations", "prm.portal_bulk_run", values, refusal=refusal
        )

    @portal_route(f"{RUN}/progress", json=True)
    @in_section(SECTION)
    def prm_bulk_progress(self, portal, /, prm_id, **_params):
        """Answer how far a file is, as JSON."""
        run = self._prm_bulk_run(portal, prm_id)
        return self._prm_json(request.env["prm.bulk.page"]._progress(run))

    @portal_route(f"{RUN}/report.csv")
    @in_section(SECTION)
    def prm_bulk_report_file(self, portal, /, prm_id, **_params):
        """Send the whole report as a CSV file."""
        run = self._prm_bulk_run(portal, prm_id)
        if answer := self._prm_no_many(portal):
            return answer
        columns = request.env["prm.bulk.columns"]._of(portal._own_partnership())
        file = io.StringIO()
        for line in request.env["prm.bulk.page"]._report_lines(run, columns):
            csv.writer(file).writerow([harmless_line(str(cell)) for cell in line])
        data = file.getvalue().encode("utf-8-sig")
        return self._prm_bulk_file(data, f"report-{run.id}.csv")

    def _prm_bulk_file(self, data, name):
        """Send a file that is never shown as a page."""
        headers = [
            ("Content-Type", mimetype_of(name)),
            ("Content-Disposition", content_disposition(name)),
        ]
        return request.make_response(data, headers)

    # ---- what may be done with it ----

    @portal_route(f"{RUN}/confirm", f"{RUN}/check")
    def prm_back_to_bulk(self, portal, /, prm_id, **_params):
        """Lead back from the login that an expired session asked for."""
        return self._prm_redirect(portal, "registrations", "bulk", prm_id)

    @portal_route(f"{RUN}/confirm", methods=["POST"])
    @in_section(SECTION)
    def prm_confirm_bulk(self, portal, /, prm_id, **_params):
        """Have all rows of a checked file registered."""
        return self._prm_do_bulk(portal, prm_id, "_confirm")

    @portal_route(f"{RUN}/check", methods=["POST"])
    @in_section(SECTION)
    def prm_check_bulk(self, portal, /, prm_id, **_params):
        """Have the rows of a file checked again, which counts as the first time."""
        return self._prm_do_bulk(portal, prm_id, "_check_again", costs=True)

    def _prm_do_bulk(self, portal, run_id, name, costs=False):
        """Do something with a file and show it again.

        :param costs: each of its rows counts for the limits
        """
        run = self._prm_bulk_run(portal, run_id)
        if answer := self._prm_no_many(portal):
            return answer
        columns = request.env["prm.bulk.columns"]._of(portal._own_partnership())
        rows = request.env["prm.bulk.reading"]._restored(run.cells)
        forms = self._prm_bulk_forms(portal, columns, rows)
        costs = costs and is_checkable(run.state)  # a second click is free
        refusal = self._prm_spend_rows(len(rows)) if costs else None
        if not refusal:
            call = getattr(request.env["prm.bulk.desk"], name)
            _done, refusal = self._prm_attempt(call, run, forms)
        if refusal:
            return self._prm_run_page(portal, run, refusal)
        return self._prm_redirect(portal, "registrations", "bulk", run.id)
