from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from ...people.own_transaction import own_transaction

# So long it is known who has which version.
KEPT_DAYS = 3 * 365
# Parts of a file are one download for so long: what is resumed, sent in pieces, or read
# page by page.
PARTS_MINUTES = 60
# Nothing is counted for who is no member that everybody sees, as in a preview.
STATEMENT = """
    INSERT INTO prm_document_download AS known
           (document_id, version, member_id, partnership_id, organization_id,
            company_id, date, count, last_at)
    SELECT %(document)s, %(version)s, id, partnership_id, organization_id, company_id,
           %(day)s, 1, %(now)s
      FROM prm_member
     WHERE user_id = %(user)s AND partnership_id = %(partnership)s
        ON CONFLICT (document_id, version, member_id, date)
        DO UPDATE SET count = known.count + 1, last_at = EXCLUDED.last_at
     WHERE known.last_at IS NULL OR known.last_at <= %(until)s
"""


class PrmDocumentDownload(models.Model):
    """How often a person got one version of a document on one day.

    Downloads, previews and opened links count alike.
    """

    _name = "prm.document.download"
    _inherit = ["prm.company.mixin"]
    _description = "Download of a document"
    _order = "date desc, id desc"
    _log_access = False
    _rec_name = "document_id"

    document_id = fields.Many2one(
        "prm.document", required=True, index=True, ondelete="cascade"
    )
    version = fields.Integer(required=True, aggregator=None)
    member_id = fields.Many2one(
        "prm.member", "Person", required=True, index=True, ondelete="cascade"
    )
    partnership_id = fields.Many2one(
        related="member_id.partnership_id", store=True, index=True
    )
    organization_id = fields.Many2one(
        related="member_id.organization_id", string="Partner", store=True
    )
    company_id = fields.Many2one(related="member_id.company_id", store=True)
    date = fields.Date(required=True, index=True)
    count = fields.Integer("Downloads", required=True)
    last_at = fields.Datetime("Last time", help="When it was last counted.")

    _once = models.UniqueIndex("(document_id, version, member_id, date)")

    @api.model
    def _count(self, document, partnership, is_part=False):
        """Count that the current user gets the present version of a document.

        A part of its file counts if nothing was counted within the last hour.

        In a transaction of its own, so that the page itself only reads. Who is no
        member of the partnership that everybody sees, as in a preview, is not counted.

        :param document: one that the current user may read
        :param partnership: in which the current user works
        :param bool is_part: only a part of the file is sent
        """
        now = fields.Datetime.now()
        company_sudo = partnership.company_id.sudo()
        with own_transaction(self.env) as cr:
            cr.execute(
                SQL(
                    STATEMENT,
                    document=document.id,
                    version=document.version,
                    day=self._today_at(company_sudo),
                    user=self.env.uid,
                    partnership=partnership.id,
                    now=now,
                    until=now - timedelta(minutes=PARTS_MINUTES if is_part else 0),
                )
            )
            is_counted = bool(cr.rowcount)
        if is_counted:
            self.env["prm.member.activity"]._count("downloads", partnership=partnership)

    @api.autovacuum
    def _gc_downloads(self):
        """Forget what was downloaded years ago."""
        before = fields.Date.today() - timedelta(days=KEPT_DAYS)
        self.search([("date", "<", before)], limit=10_000).unlink()


class PrmDocumentDownloads(models.Model):
    """Who downloaded a document, and how often."""

    _name = "prm.document"
    _inherit = ["prm.document"]

    download_ids = fields.One2many(
        "prm.document.download", "document_id", "Downloads by day"
    )
    download_count = fields.Integer("Downloads", compute="_compute_download_count")

    @api.depends("download_ids.count")
    def _compute_download_count(self):
        counted = dict(
            self.env["prm.document.download"]._read_group(
                [("document_id", "in", self.ids)], ["document_id"], ["count:sum"]
            )
        )
        for document in self:
            document.download_count = counted.get(document._origin, 0)

    def action_open_downloads(self):
        """Show who downloaded the document, and when.

        :raises AccessError: to who reads no downloads, as partners
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        self.env["prm.document.download"].check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_document_download_action"
        )
        action["domain"] = [("document_id", "=", self.id)]
        return action
