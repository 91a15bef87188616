"""The home of a portal: welcome, news, widgets."""

from odoo import fields, models


class PrmPortal(models.Model):
    """Portals: what partners find on the home."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    welcome = fields.Html(translate=True)
    news = fields.Html(translate=True)
    widget_ids = fields.One2many("prm.portal.widget", "portal_id", "Widgets", copy=True)
    block_ids = fields.One2many(
        "prm.portal.block", "portal_id", "Related information", copy=True
    )
    section_ids = fields.One2many(
        "prm.portal.section", "portal_id", "Sections", copy=True
    )
    field_ids = fields.One2many("prm.portal.field", "portal_id", "Fields", copy=True)
