from odoo import fields, models


class PrmDocumentVersion(models.Model):
    """An earlier version of a document: kept for employees, partners read the last."""

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
    company_id = fields.Many2one(related="document_id.company_id", store=True)
    partnership_id = fields.Many2one(
        related="document_id.partnership_id", store=True, index=True
    )

    _once = models.UniqueIndex("(document_id, number)")
