"""All rows of a file are registered in one transaction."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...people.own_transaction import own_transaction

# Rows between two notes of the progress.
STEP = 10


class RowRefused(Exception):
    """A row cannot be registered: ``errors`` maps its fields to codes."""

    def __init__(self, line, errors):
        self.line = line
        self.errors = errors
        super().__init__(f"row {line}: {errors}")


class PrmBulkMany(models.AbstractModel):
    """Registers checked rows as the form would, one after the other."""

    _name = "prm.bulk.many"
    _description = "Registration of all rows of a file"

    @api.model
    def _register_all(self, run_sudo, partnership):
        """Register all rows of a file; a row that is registered already stays one.

        Customers are claimed first, all of them in one order: whoever registers or
        approves one of them at the same moment comes before all rows or after them.

        :param run_sudo: a file that is being registered
        :param partnership: in the environment of who sent it
        :raises RowRefused: by the first row that cannot be registered
        """
        rows = [
            (row, self.env["prm.bulk.check"]._values(partnership, row))
            for row in run_sudo.forms
        ]
        self._claim(partnership, [values for _row, values in rows])
        for place, (row, values) in enumerate(rows):
            self._register_row(run_sudo, partnership, row, values)
            if not (place + 1) % STEP:
                self._note(run_sudo, place + 1)
        run_sudo._move_to("done", registered_at=fields.Datetime.now())
        self.env["prm.bulk.notice"]._tell(run_sudo, partnership)

    @api.model
    def _claim(self, partnership, values_list):
        """Let submissions and approvals of these customers wait for each other."""
        check = self.env["prm.customer.check"]
        screening = self.env["prm.customer.screening"]
        keys = set()
        for values in values_list:
            if values.get("is_new_company"):
                deal_sudo = check._asked_sudo(partnership, values, None)
                keys |= screening._keys_of(deal_sudo)
            elif customer_id := values.get("customer_id"):
                keys.add(f"id:{customer_id}")
        screening._claim_keys(partnership, keys)

    @api.model
    def _register_row(self, run_sudo, partnership, row, values):
        """Register one row, once.

        :raises RowRefused: with what the form would say
        """
        try:
            partnership._register_deal(
                values,
                f"bulk-{run_sudo.id}-{row['line']}",
                submit=True,
                written={"bulk_id": run_sudo.id},
                comments=row["comments"],
                ask_review=row["ask_review"],
            )
        except UserError as error:
            errors = getattr(error, "errors", None) or {"": "bulk_row_refused"}
            raise RowRefused(row["line"], errors) from error

    @api.model
    def _note(self, run_sudo, done):
        """Write the progress beside the transaction, where the page reads it."""
        with own_transaction(self.env) as cr:
            cr.execute(
                "UPDATE prm_bulk_progress SET done = %s WHERE run_id = %s",
                (done, run_sudo.id),
            )
