"""A row of a file with registrations, read as if somebody had typed it into the form.

>>> from ..policy.bulk_column import BulkColumn
>>> from ..policy.registration_input import FieldRule
>>> def rule(name, kind="text", part="", **more):
...     return FieldRule(name=name, card="deal", kind=kind, part=part, **more)
>>> rules = FormRules(
...     fields=(
...         rule("name", required=True),
...         rule("is_new_company", "flag"),
...         rule("customer_id", "lookup", "existing_company", required=True),
...         rule("customer_name", part="new_company", required=True),
...         rule("is_new_contact", "flag"),
...         rule("date_closing", "date"),
...     )
... )
>>> columns = [
...     BulkColumn(name=each.name, labels=(each.name,), kind=each.kind, part=each.part,
...         choices={"acme": ["7"]})
...     for each in rules.fields if each.kind != "flag"
... ]
>>> def read(**cells):
...     return BulkRow(Row(5, cells), columns, rules, Reader(), {})

Whoever names no existing company names a new one:

>>> row = read(name="A mill", customer_name="Birch", date_closing="1/2/2026")
>>> row.values["is_new_company"], row.values["date_closing"], row.errors
(True, '2026-02-01', {})
>>> row.notes
{'date_closing': ['date_read', '2026-02-01']}
>>> read(name="A mill", customer_id="ACME").values["customer_id"]
7
>>> read(customer_id="Alder").errors
{'name': 'required', 'customer_id': 'sheet_choice'}
>>> read(name="A", customer_id="Acme", customer_name="Birch").errors
{'customer_id': 'sheet_both'}
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from ..policy.bulk_column import BulkColumn
from ..policy.sheet_cell import Broken, Reader, day, flag, number, text
from ..policy.sheet_table import Row
from .registration_form import FormRules, RegistrationForm

# A choice among what exists → the parts of the form that say otherwise.
_OTHER = {"customer_id": "new_company", "customer_contact_id": "new_contact"}
Contacts = Callable[[str, str], tuple[str, str]]


class BulkRow:
    """One row: clean values of the form, codes of errors and of notes by field.

    ``values`` are plain ones, days as yyyy-mm-dd. ``contacts`` finds a person of a
    chosen company by name: its value, or "" and a code.
    """

    def __init__(
        self,
        row: Row,
        columns: Iterable[BulkColumn],
        rules: FormRules,
        reader: Reader,
        defaults: Mapping[str, str],
        contacts: Contacts | None = None,
    ) -> None:
        self.line = row.line
        self.cells = row.cells
        self.columns = {column.name: column for column in columns}
        self.reader = reader
        self.contacts = contacts
        self.errors: dict[str, str] = {}
        self.notes: dict[str, list[str]] = {}
        params = {**defaults, **self._params()}
        form = RegistrationForm.parse({**params, "action": "submit"}, rules)
        self.errors = {**form.errors, **self.errors}
        self.comments, self.ask_review = form.comments, form.ask_review
        self.values = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in form.values.items()
        }

    def plain(self) -> dict[str, Any]:
        """Return the row as it is kept until it is registered."""
        return {
            "line": self.line,
            "values": self.values,
            "comments": self.comments,
            "ask_review": self.ask_review,
            "errors": self.errors,
            "notes": self.notes,
        }

    def _params(self) -> dict[str, str]:
        """Return the parameters of the form that the cells stand for."""
        params = {
            name: self._param(name) for name in self.cells if name in self.columns
        }
        is_new_company = "customer_id" not in self.cells
        is_new_contact = is_new_company or "customer_contact_id" not in self.cells
        params["is_new_company"] = "1" if is_new_company else ""
        params["is_new_contact"] = "1" if is_new_contact else ""
        self._choose_contact(params)
        for name, part in _OTHER.items():
            others = [c for c in self.columns.values() if c.part == part]
            if name in self.cells and any(each.name in self.cells for each in others):
                self.errors[name] = "sheet_both"
        return params

    def _param(self, name: str) -> str:
        """Return what a filled cell stands for; note what is wrong or not sure."""
        value, column = self.cells[name], self.columns[name]
        if isinstance(value, Broken):
            self.errors[name] = value.code
            return ""
        if column.is_chosen and name != "customer_contact_id":
            found, code = column.chosen(text(value))
        elif column.kind == "flag":
            ticked = flag(value, self.reader)
            found, code = ticked or "", "sheet_yes_no" if ticked is None else ""
        else:
            return self._typed(name, column.kind, value)
        if code:
            self.errors[name] = code
        return found

    def _typed(self, name: str, kind: str, value: Any) -> str:
        """Return the text of a cell: of days and numbers as the form takes them."""
        readers = {"date": day, "number": number, "integer": number}
        if kind not in readers:
            return text(value)
        found, note = readers[kind](value, self.reader)
        if note:
            self.notes[name] = [note, found]
        return found

    def _choose_contact(self, params: dict[str, str]) -> None:
        """Put the person in whom the row names of its chosen company."""
        name = "customer_contact_id"
        if name not in params or name in self.errors:
            return
        company, found, code = params.get("customer_id", ""), "", ""
        if "customer_id" not in self.cells:
            code = "sheet_contact_alone"
        elif company and self.contacts:
            found, code = self.contacts(company, text(self.cells[name]))
        params[name] = found
        if code:
            self.errors[name] = code
