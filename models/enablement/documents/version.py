from odoo import api, fields, models


class PrmDocumentVersion(models.Model):
    """An earlier version of a document: kept for employees, partners read the last.

    It is read by who could read it when it was the last one, as far as they read the
    document today: a document for more partners, or in another company, opens nothing.
    """

    _name = "prm.document.version"
    _inherit = ["prm.company.mixin"]
    _description = "Earlier version of a document"
    _order = "document_id, number desc"
    _rec_name = "number"

    document_id = fields.Many2one(
        "prm.document", required=True, index=True, readonly=True, ondelete="cascade"
    )
    number = fields.Integer("Version", required=True, readonly=True, aggregator=None)
    attachment = fields.Binary("File", attachment=True, readonly=True)
    attachment_name = fields.Char("File name", readonly=True)
    link = fields.Char(readonly=True)
    date = fields.Datetime("Since", readonly=True)
    user_id = fields.Many2one("res.users", "Replaced by", readonly=True)
    # for whom it was while it was the last version
    company_id = fields.Many2one(
        "res.company",
        compute="_compute_audience",
        precompute=True,
        store=True,
        required=True,
    )
    partnership_id = fields.Many2one(
        "prm.partnership",
        "Partner",
        compute="_compute_audience",
        precompute=True,
        store=True,
        index=True,
        ondelete="restrict",
    )
    # for whom the document is today
    document_company_id = fields.Many2one(
        related="document_id.company_id", string="Company of the document", store=True
    )
    document_partnership_id = fields.Many2one(
        related="document_id.partnership_id",
        string="Partner of the document",
        store=True,
        index="btree_not_null",
    )

    _once = models.UniqueIndex("(document_id, number)")

    @api.depends("document_id")
    def _compute_audience(self):
        """Take over whom the document is for now: what it is for later is its own."""
        for version in self:
            version.company_id = version.document_id.company_id
            version.partnership_id = version.document_id.partnership_id
