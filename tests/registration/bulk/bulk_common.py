"""Files with registrations, and sending them as a browser does."""

import csv
import io

import openpyxl

LABELS = (
    "Opportunity",
    "Company name",
    "Company website",
    "Company TIN",
    "First name",
    "Last name",
    "Contact email",
    "Contact phone",
)
NAMES = (
    "name customer_name customer_website customer_vat contact_first_name"
    " contact_last_name contact_email contact_phone"
).split()
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def row(number, **values):
    """Return the cells of a complete row for a new company, by name of the column."""
    return {
        "name": f"Deal {number}",
        "customer_name": f"Customer {number} Works",
        "customer_website": f"https://customer-{number}.example.org",
        "customer_vat": str(700_000_000 + number),
        "contact_first_name": "Carl",
        "contact_last_name": f"Customer {number}",
        "contact_email": f"carl@customer-{number}.example.org",
        "contact_phone": "+49 30 1234567",
        **values,
    }


def lines_of(rows, names=None):
    """Return rows of cells, under the names of their columns."""
    names = names or list(dict.fromkeys([*NAMES, *(n for each in rows for n in each)]))
    return [names, *([each.get(name) for name in names] for each in rows)]


def csv_of(rows, separator=",", encoding="utf-8", names=None):
    """Return a CSV file of these rows."""
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows(lines_of(rows, names))
    return file.getvalue().encode(encoding)


def xlsx_of(rows, title="Registrations", names=None):
    """Return a workbook of these rows."""
    book = openpyxl.Workbook()
    book.active.title = title
    for line in lines_of(rows, names):
        book.active.append(line)
    return bytes_of(book)


def bytes_of(book):
    """Return a workbook as the file that it is."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class BulkMixin:
    """What tests of files share; beside :class:`PrmHttpCase`."""

    BULK = "/registrations/bulk"

    def send_file(self, data, name="deals.csv", user=None):
        """Send a file as the page does."""
        files = [("file", (name, data))]
        return self.send(self.BULK, {}, files, user=user or self.partner_a)

    def checked(self, data, name="deals.csv", user=None):
        """Send a file, let the job check it, and return its page."""
        answer = self.send_file(data, name, user)
        self.assertEqual(answer.status, 303, answer.text)
        self.work()
        return self.visit(answer.location)

    def work(self):
        """Let the job do all that it can do now."""
        self.env.flush_all()
        self.env.ref("prm.ir_cron_bulk").method_direct_trigger()
        self.env.invalidate_all()

    def spent(self, kind, user=None):
        """Return how much of a limit was counted."""
        who = [("user_id", "=", (user or self.partner_a).id), ("kind", "=", kind)]
        return sum(self.env["prm.limit"].search(who).mapped("count"))

    def set_limit(self, name, value):
        self.env["ir.config_parameter"].set_param(f"prm.limit_{name}", value)

    def last_run(self):
        return self.env["prm.bulk.registration"].search([], limit=1)

    def confirm(self, run=None):
        """Confirm a checked file and let the job register it; return its page."""
        run = run or self.last_run()
        answer = self.send(f"{self.BULK}/{run.id}/confirm")
        self.assertEqual(answer.status, 303, answer.text)
        self.work()
        return self.visit(answer.location)

    def said(self, page):
        """Return what a page says of rows, one text for each."""
        path = "//ul[contains(@class, 'prm_bulk_rows')]/li[not(contains(., 'more'))]"
        return page.texts(path)
