"""One version of the terms of a program: written once it is published, for ever."""

import base64
import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError

# From its parts: _publish

# What publication writes, and nobody enters.
OF_PUBLICATION = frozenset(
    "version published_at published_by_id is_current accept_days checksum told_until"
    " is_told".split()
)
# What of it goes on changing: a newer version comes, and partners are told.
STILL_MOVING = frozenset({"is_current", "told_until", "is_told"})


class PrmProgramTerms(models.Model):
    """A version of the terms; a draft has no number, a published one never changes."""

    _name = "prm.program.terms"
    _inherit = [
        "prm.share.guard.mixin",
        "prm.company.mixin",
        "prm.computed.guard.mixin",
    ]
    _description = "Terms of a program"
    _order = "program_id, is_draft desc, version desc, id desc"

    program_id = fields.Many2one(
        "prm.program", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="program_id.company_id", store=True, index=True
    )
    body = fields.Html(
        "Text",
        sanitize_style=True,
        prefetch=False,  # it is long, and most readers ask for the number alone
        help="What partners read on their portal.",
    )
    file = fields.Binary(
        attachment=True, help="The terms as a file, beside the text or instead of it."
    )
    file_name = fields.Char("File name")
    changes = fields.Text(
        "What changed", help="In a few words, for partners who know the version before."
    )
    date_from = fields.Date(
        "Valid from", default=fields.Date.context_today, required=True, copy=False
    )

    # what publication adds
    version = fields.Integer(readonly=True, copy=False, aggregator=None)
    is_draft = fields.Boolean("Draft", compute="_compute_is_draft", store=True)
    published_at = fields.Datetime("Published on", readonly=True, copy=False)
    published_by_id = fields.Many2one(
        "res.users", "Published by", readonly=True, copy=False, ondelete="restrict"
    )
    is_current = fields.Boolean("Current", readonly=True, copy=False)
    accept_days = fields.Integer(
        "Days to accept it", readonly=True, copy=False, aggregator=None
    )
    checksum = fields.Char(
        readonly=True,
        copy=False,
        help="SHA-256 of text and file. The same stands with each acceptance.",
    )

    acceptance_ids = fields.One2many(
        "prm.terms.acceptance", "terms_id", "Accepted terms"
    )
    acceptance_count = fields.Integer(
        "Acceptances", compute="_compute_acceptance_count"
    )

    _once = models.UniqueIndex("(program_id, version) WHERE version > 0")
    _one_current = models.UniqueIndex("(program_id) WHERE is_current")

    @api.depends("version")
    def _compute_is_draft(self):
        for terms in self:
            terms.is_draft = not terms.version

    @api.depends("acceptance_ids")
    def _compute_acceptance_count(self):
        counts = dict(
            self.env["prm.terms.acceptance"]._read_group(
                [("terms_id", "in", self.ids)], ["terms_id"], ["__count"]
            )
        )
        for terms in self:
            terms.acceptance_count = counts.get(terms, 0)

    @api.depends("program_id.name", "version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for terms in self:
            program = terms.program_id.name or ""
            terms.display_name = (
                self.env._(
                    "%(program)s: terms, version %(version)s",
                    program=program,
                    version=terms.version,
                )
                if terms.version
                else self.env._("%s: terms, draft", program)
            )

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create drafts, after the guards."""
        here = self._guard_create(vals_list)
        return super(PrmProgramTerms, here).create(vals_list)

    def write(self, vals):
        """Write after the guards: a published version stays as it is."""
        self._guard_write(vals)
        return super().write(vals)

    def _guard_write(self, vals):
        """Keep what was published, whoever writes.

        :raises UserError: saying so
        """
        super()._guard_write(vals)
        if vals.keys() - STILL_MOVING and any(self.mapped("version")):
            raise UserError(self.env["prm.messages"]._text("terms_published"))

    def _computed_only_fields(self):
        """Return also what only publication writes."""
        return super()._computed_only_fields() | OF_PUBLICATION

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        """Let drafts go alone.

        :raises UserError: when a version was published
        """
        if any(self.mapped("version")):
            raise UserError(self.env["prm.messages"]._text("terms_kept"))

    # ----------------------------------------------------------------- buttons

    def action_publish(self):
        """Publish a new version; partners are told, and accept it.

        :raises AccessError: without write access
        :raises UserError: when there is nothing to read, or it was published already
        """
        self.check_access("write")
        for terms in self:
            terms._publish()

    def action_open_acceptances(self):
        """Show who accepted this version."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_terms_acceptance_action"
        )
        action["domain"] = [("terms_id", "=", self.id)]
        return action

    def _digest(self):
        """Return the checksum of what partners read."""
        self_sudo = self.sudo().with_context(bin_size=False)
        content = base64.b64decode(self_sudo.file or b"")
        parts = (self_sudo.body or "").encode(), content
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "program_id",
            "company_id",
            "version",
            "is_draft",
            "body",
            "file_name",
            "changes",
            "date_from",
            "published_at",
            "is_current",
        }
