"""What a row of a file would be told if it were the form."""

from odoo import api, fields, models

from ....policy.matching import Fingerprint
from ....policy.sheet_doubles import Entry, doubles
from ...common.errors import RegistrationRefused

TYPED = ("customer_name", "customer_website", "customer_vat")


class PrmBulkCheck(models.AbstractModel):
    """Checks rows one by one, without registering anything.

    A partnership comes with the rights of the person who sent the file; rows as
    :meth:`BulkRow.plain` of ``forms`` gives them.
    """

    _name = "prm.bulk.check"
    _description = "Check of rows with registrations"

    @api.model
    def _report(self, partnership, rows):
        """Return what there is to say of these rows, of one after the other.

        :return: list of ``{"line", "errors", "notes"}``, of those with one of them
        """
        told = (
            {
                "line": row["line"],
                "errors": self._errors(partnership, row),
                "notes": row["notes"],
            }
            for row in rows
        )
        return [each for each in told if each["errors"] or each["notes"]]

    @api.model
    def _errors(self, partnership, row):
        """Return code by field: of the form, of its choices, of a known customer."""
        if row["errors"]:
            return row["errors"]
        values = self._values(partnership, row)
        try:
            self.env["prm.registration.choices"]._check(partnership, values)
        except RegistrationRefused as error:
            return error.errors
        if row["ask_review"] or not values.get("is_new_company"):
            return {}
        typed = {name: values.get(name) for name in TYPED}
        code = self.env["prm.customer.check"]._refusal(partnership, typed)
        return {"customer_name": code} if code else {}

    @api.model
    def _values(self, partnership, row):
        """Return the clean values of a row, days as dates."""
        entries = self.env["prm.registration.fields"]._written(partnership.portal_id)
        days = {entry.name for entry in entries if entry.kind == "date"}
        return {
            name: fields.Date.to_date(value) if name in days and value else value
            for name, value in row["values"].items()
        }

    # --------------------------------------------------------------- within the file

    @api.model
    def _with_doubles(self, partnership, rows, report):
        """Return the report, also with the rows that are the same as another one."""
        told = {each["line"]: each for each in report}
        for line, (code, other) in doubles(self._entries(partnership, rows)).items():
            row = told.setdefault(line, {"line": line, "errors": {}, "notes": {}})
            where = "name" if code == "sheet_deal_twice" else "customer_name"
            row["errors"] = {where: [code, other], **row["errors"]}
        return [told[line] for line in sorted(told)]

    @api.model
    def _entries(self, partnership, rows):
        """Return the rows as the policy compares them."""
        program_sudo = partnership.program_id.sudo()
        always = program_sudo.duplicate_policy == "review"
        for row in rows:
            values = row["values"]
            is_new = values.get("is_new_company")
            yield Entry(
                row["line"],
                values.get("name") or "",
                self._fingerprint(values) if is_new else None,
                customer=0 if is_new else values.get("customer_id") or 0,
                several=always or row["ask_review"],
            )

    def _fingerprint(self, values):
        return Fingerprint.of(
            values.get("customer_name"),
            values.get("customer_website"),
            values.get("customer_vat"),
            values.get("contact_email"),
        )
