from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models

from ...people.account.time_zones import zone_named

# What is later than every day that people type.
NEVER = datetime(9999, 12, 31)

# From other parts: _begin_version, _keep_version, _notice_publishing, _replaced_by


class PrmDocument(models.Model):
    """A file or a link for partners: a price list, a brochure, a contract."""

    _name = "prm.document"
    _inherit = [
        "prm.share.guard.mixin",
        "prm.company.mixin",
        "prm.computed.guard.mixin",
        "prm.thread.mixin",
    ]
    _description = "Document for partners"
    _order = "sequence, id desc"
    _mail_post_access = "write"

    name = fields.Char(required=True, translate=True, tracking=True)
    active = fields.Boolean(default=True, tracking=True)
    sequence = fields.Integer(default=10)
    category = fields.Many2one("prm.document.category", index=True, ondelete="restrict")
    description = fields.Text(
        translate=True,
        help="What it is for, in one or two sentences. Partners read it in the list.",
    )
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        "Language",
        help="The language it is written in. Leave empty if the language does not "
        "matter: partners then find it whatever language they choose.",
    )
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )

    # when partners read it
    is_published = fields.Boolean("Published", copy=False, index=True, tracking=True)
    published_at = fields.Datetime("Published on", readonly=True, copy=False)
    date_start = fields.Date(
        "Valid from", tracking=True, help="The first day on which partners see it."
    )
    date_end = fields.Date(
        "Valid until", tracking=True, help="The last day on which partners see it."
    )
    opens_at = fields.Datetime(
        "Shown from", compute="_compute_opening", store=True, index=True
    )
    closes_at = fields.Datetime(
        "Shown until", compute="_compute_opening", store=True, index=True
    )
    status = fields.Selection(
        [
            ("draft", "Draft"),
            ("planned", "Planned"),
            ("open", "Published"),
            ("ended", "Ended"),
            ("archived", "Archived"),
        ],
        compute="_compute_status",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_end >= date_start)",
        "A document cannot end before it begins.",
    )
    _in_company = models.Index("(company_id, sequence, id)")

    # ---------------------------------------------------------------- computes

    @api.depends("date_start", "date_end", "company_id.partner_id.tz")
    def _compute_opening(self):
        """Compute the moments at which the first day begins and the last one ends."""
        for document in self:
            company_sudo = document.company_id.sudo()
            zone = zone_named(company_sudo.partner_id.tz)
            start, end = document.date_start, document.date_end
            document.opens_at = (
                self._midnight(start, zone) if start else datetime(1970, 1, 1)
            )
            document.closes_at = (
                self._midnight(end + timedelta(days=1), zone) if end else NEVER
            )

    @api.model
    def _midnight(self, day, zone):
        """Return the moment (UTC) at which a day begins in a time zone."""
        start = zone.localize(datetime.combine(day, time.min))
        return start.astimezone(pytz.utc).replace(tzinfo=None)

    @api.depends("active", "is_published", "opens_at", "closes_at")
    def _compute_status(self):
        now = fields.Datetime.now()
        for document in self:
            document.status = document._status_at(now)

    def _status_at(self, moment):
        if not self.active:
            return "archived"
        if not self.is_published:
            return "draft"
        if self.closes_at and self.closes_at <= moment:
            return "ended"
        return "planned" if self.opens_at and self.opens_at > moment else "open"

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create documents; what is created as published is published now."""
        here = self._guard_create(vals_list)
        documents = super(PrmDocument, here).create(vals_list)
        documents.filtered("is_published")._notice_publishing()
        return documents

    def write(self, vals):
        """Write; another file or link of what was published is another version.

        :raises AccessError: also when it would be for partners of others
        """
        self._guard_write(vals)
        replaced = self._replaced_by(vals)
        replaced._keep_version()
        result = super().write(vals)
        replaced._begin_version()
        if vals.get("is_published"):
            self._notice_publishing()
        if {"partnership_id", "company_id"} & vals.keys():
            self.check_access("write")  # it may have become somebody else's
        return result

    def _computed_only_fields(self):
        own = {"published_at", "version", "version_at"}
        return super()._computed_only_fields() | own

    # ----------------------------------------------------------------- buttons

    def action_publish(self):
        """Let partners read it, from its first day on.

        :raises ValidationError: when there is neither a file nor a link
        """
        self.check_access("write")
        self.write({"is_published": True})

    def action_unpublish(self):
        """Take it away from partners, from the next request on."""
        self.check_access("write")
        self.write({"is_published": False})

    def _mail_get_partner_fields(self, introspect_fields=False):
        """Never guess recipients: who is told is asked of ``prm.audience``."""
        return []

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "name",
            "active",
            "sequence",
            "category",
            "description",
            "lang",
            "company_id",
            "is_published",
            "published_at",
            "date_start",
            "date_end",
            "kind",
            "link",
            "attachment_name",
            "file_type",
            "file_size",
            "version",
            "version_at",
        }
