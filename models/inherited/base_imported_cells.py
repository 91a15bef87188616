from odoo import models

from ...policy.spreadsheet_cell import original


class ImportedCells(models.AbstractModel):
    """Files that were exported can be imported again, each value as it was."""

    _inherit = "base"

    def _extract_records(self, field_paths, data, *args, **kwargs):
        """Take back the apostrophe that an exported file has before a formula.

        Once: the lines of a record are extracted by this method as well.
        """
        extracted, context = super(), self.env.context
        if context.get("import_file") and not context.get("prm_original"):
            extracted = self.with_context(prm_original=True)
            data = [[original(value) for value in row] for row in data]
        return extracted._extract_records(field_paths, data, *args, **kwargs)
