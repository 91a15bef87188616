from odoo import fields, models


class PrmDocumentCategory(models.Model):
    """A kind of document, by which partners filter: price lists, brochures …"""

    _name = "prm.document.category"
    _description = "Document category"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
