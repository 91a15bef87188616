"""The home of a portal: welcome, news, widgets."""

import re

from odoo import fields, models

# What the editor writes for a picture that it has stored.
_PICTURE = re.compile(r"/web/image/([0-9]+)\b", re.ASCII)
# Texts of people: no scripts, forms or styles that cover the page.
_TEXT = {"translate": True, "sanitize_style": True}


class PrmPortal(models.Model):
    """Portals: what partners find on the home."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    welcome = fields.Html(
        **_TEXT,
        help="Shown at the top of the home page to everybody who opens the portal.",
    )
    news = fields.Html(**_TEXT, help="Shown in the widget “News” on the home page.")
    widget_ids = fields.One2many("prm.portal.widget", "portal_id", "Widgets", copy=True)
    block_ids = fields.One2many(
        "prm.portal.block", "portal_id", "Related information", copy=True
    )
    section_ids = fields.One2many(
        "prm.portal.section", "portal_id", "Sections", copy=True
    )
    field_ids = fields.One2many("prm.portal.field", "portal_id", "Fields", copy=True)

    def _home_shows(self, file_id):
        """Tell whether a text of the home shows this picture, in any language.

        :param int file_id: of an attachment of this portal
        """
        texts = []
        for portal in self:
            for name in ("welcome", "news"):
                stored = self._fields[name]._get_stored_translations(portal) or {}
                texts += filter(None, stored.values())
        return any(str(file_id) in _PICTURE.findall(text) for text in texts)
