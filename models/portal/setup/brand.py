"""The look of a portal: its color, its logo, a style sheet of the vendor."""

import base64

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.mimetypes import guess_mimetype

from ....policy import contrast, style_sheet

# What browsers and mail programs show; a drawing as SVG could hold a script.
LOGO_TYPES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}


class PrmPortal(models.Model):
    """Portals: how pages and mails look."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    brand_color = fields.Char(
        "Brand color",
        help="Color of the buttons on the portal's pages and in its emails. Links "
        "use the nearest readable shade. Leave empty for the default colors.",
    )
    brand_note = fields.Char("Where it is used", compute="_compute_brand_note")
    logo = fields.Image(
        max_width=512,
        max_height=512,
        help="Shown on the portal's pages and in its emails. PNG, JPG or GIF.",
    )
    logo_url = fields.Char("Address of the logo", copy=False, readonly=True)
    css_url = fields.Char(
        "Style sheet",
        help="Address of a style sheet (CSS) that the portal's pages load: an "
        "https:// address, or a path on this site that ends with .css.",
    )

    dark_pages = fields.Boolean(
        "Dark appearance",
        default=True,
        help="Partners choose between light and dark pages; until then, pages follow "
        "what their device prefers. If turned off, pages are always light.",
    )

    @api.constrains("brand_color")
    def _check_brand_color(self):
        """Refuse what is no color: it stands in the pages' styles.

        :raises ValidationError: saying how a color is written
        """
        for portal in self.filtered("brand_color"):
            if not contrast.is_color(portal.brand_color):
                raise ValidationError(self.env["prm.messages"]._text("color_shape"))

    @api.constrains("css_url")
    def _check_css_url(self):
        """Refuse an address that pages cannot load safely.

        :raises ValidationError: saying what is wrong with it
        """
        for portal in self.filtered("css_url"):
            if code := style_sheet.problem(portal.css_url):
                raise ValidationError(self.env["prm.messages"]._text(code))

    @api.constrains("logo")
    def _check_logo(self):
        """Refuse pictures that mail programs do not show.

        :raises ValidationError: naming the types that they show
        """
        for portal in self.with_context(bin_size=False).filtered("logo"):
            if guess_mimetype(base64.b64decode(portal.logo)) not in LOGO_TYPES:
                raise ValidationError(self.env["prm.messages"]._text("logo_type"))

    @api.depends("brand_color")
    def _compute_brand_note(self):
        """Say how the color is shown where it cannot be read as it is."""
        for portal in self:
            color = portal.brand_color or ""
            portal.brand_note = contrast.is_color(color) and self._shades_note(color)

    def _shades_note(self, color):
        """Return the sentence about button text, and links in light and dark."""
        light = contrast.readable(color, contrast.LIGHT_PAGE)
        dark = contrast.readable(color, contrast.DARK_PAGE)
        is_black = contrast.text_on(color) == contrast.BLACK
        buttons = (
            self.env._("Black text on buttons.")
            if is_black
            else self.env._("White text on buttons.")
        )
        ratio = contrast.contrast(color, contrast.WHITE)
        links = (
            self.env._("Links use this color on light pages.")
            if light == color.lower()
            else self.env._(
                "Links on light pages use a darker shade (%(shade)s), because this "
                "color has a contrast of %(ratio)s on white and text needs "
                "%(least)s.",
                shade=light,
                ratio=round(ratio, 1),
                least=contrast.LEAST,
            )
        )
        return " ".join(
            [buttons, links, self.env._("On dark pages they use %s.", dark)]
        )

    def _publish_logo(self):
        """Let everybody load the logo: mails are read without a login.

        It is the only file of ours that is public; its address changes with it.
        """
        files_sudo = self.env["ir.attachment"].sudo()
        for portal in self:
            file_sudo = files_sudo.search(
                [
                    ("res_model", "=", self._name),
                    ("res_field", "=", "logo"),
                    ("res_id", "=", portal.id),
                ],
                limit=1,
            )
            file_sudo.write({"public": True})
            ending = LOGO_TYPES.get(file_sudo.mimetype, "png")
            key = (file_sudo.checksum or "")[:8]
            address = f"/web/image/{file_sudo.id}-{key}/logo.{ending}"
            portal.logo_url = address if file_sudo else False
