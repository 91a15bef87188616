"""Who accepted which version of the terms of a program, and when."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class PrmTermsAcceptance(models.Model):
    """An acceptance: evidence that code writes once, and nobody changes or deletes.

    A person may leave: the name that was typed stays.
    """

    _name = "prm.terms.acceptance"
    _inherit = ["prm.partnership.line.mixin"]
    _description = "Acceptance of terms"
    _order = "date desc, id desc"
    _rec_name = "name"

    program_id = fields.Many2one(
        "prm.program", required=True, readonly=True, index=True, ondelete="restrict"
    )
    terms_id = fields.Many2one(
        "prm.program.terms",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    version = fields.Integer(required=True, readonly=True, aggregator=None)
    member_id = fields.Many2one(
        "prm.member", readonly=True, index=True, ondelete="set null"
    )
    name = fields.Char("Full name", required=True, readonly=True)
    date = fields.Datetime("Accepted on", required=True, readonly=True, index=True)
    checksum = fields.Char(
        required=True,
        readonly=True,
        help="SHA-256 of the text and the file that were accepted.",
    )
    signature = fields.Image(attachment=True, readonly=True)
    is_current = fields.Boolean("Current version", related="terms_id.is_current")

    _once = models.UniqueIndex("(terms_id, partnership_id)")

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create after the guards: terms are accepted on the portal."""
        here = self._guard_create(vals_list)
        return super(PrmTermsAcceptance, here).create(vals_list)

    def write(self, vals):
        """Refuse after the guards: what was accepted stays."""
        self._guard_write(vals)
        return super().write(vals)

    def _guard_write(self, vals):
        """Keep evidence as it is, whoever writes.

        :raises UserError: saying so
        """
        super()._guard_write(vals)
        raise UserError(self.env["prm.messages"]._text("acceptance_kept"))

    def _computed_only_fields(self):
        """Return all fields: code writes acceptances."""
        return self._columns_but() | {"signature"}

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        """Keep evidence.

        :raises UserError: when somebody deletes an acceptance
        """
        raise UserError(self.env["prm.messages"]._text("acceptance_kept"))

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "program_id",
            "terms_id",
            "version",
            "name",
            "date",
        }
