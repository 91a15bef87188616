"""How a portal looks, for pages and mails: plain values, checked when they were set."""

from urllib.parse import urlsplit

from odoo import models, tools

from ...policy import contrast, style_sheet

# What core's own mails use where a company has chosen nothing.
MAIL_BUTTON, MAIL_TEXT = "#875A7B", "#FFFFFF"


class PrmPortalLook(models.AbstractModel):
    """Colors, logo and style sheet of a portal, as pages and mails need them."""

    _name = "prm.portal.look"
    _description = "Look of a partner portal"

    # ---------------------------------------------------------------------- pages

    def _values(self, portal):
        """Return what the layout of every page needs of the look.

        :param portal: one that the current user may open
        :return: values by the names of the template's variables
        """
        return {**self._known(portal), "prm_style_policy": self._policy(portal)}

    @tools.ormcache("portal.id", "portal._setup_now()")
    def _known(self, portal):
        """Return what is set of the look: pages of a portal read it once."""
        portal_sudo = portal.sudo()
        return {
            "prm_logo_url": portal_sudo.logo_url,
            "prm_css_url": self._sheet(portal),
            "prm_brand_style": self._style(portal_sudo.brand_color),
        }

    def _style(self, color):
        """Return the variables that ``brand.scss`` reads, empty without a color."""
        if not color or not contrast.is_color(color):
            return ""
        text = contrast.text_on(color)
        # Away from the text: it is read even better on a button that is pointed at.
        away = contrast.WHITE if text == contrast.BLACK else contrast.BLACK
        light = contrast.readable(color, contrast.LIGHT_PAGE)
        dark = contrast.readable(color, contrast.DARK_PAGE)
        colors = {
            "brand": color,
            "brand-hover": contrast.mixed(color, away, 0.15),
            "brand-text": text,
            "link-light": light,
            "link-light-hover": contrast.mixed(light, contrast.BLACK, 0.25),
            "link-dark": dark,
            "link-dark-hover": contrast.mixed(dark, contrast.WHITE, 0.25),
        }
        return ";".join(
            f"--prm-{name}:{','.join(map(str, contrast.channels(each)))}"
            for name, each in colors.items()
        )

    def _sheet(self, portal):
        """Return the address of the portal's style sheet, empty without a safe one."""
        portal_sudo = portal.sudo()
        address = portal_sudo.css_url or ""
        return "" if style_sheet.problem(address) else address

    def _policy(self, portal):
        """Return what a page's content security policy says of style sheets.

        Nothing without a style sheet of the vendor; with one, styles come from this
        site, from the pages themselves and from that very address.

        :param portal: one that the current user may open
        """
        if not (address := self._known(portal)["prm_css_url"]):
            return ""
        sources = ["'self'", "'unsafe-inline'", *self._sheet_sources()]
        named = style_sheet.source(address)
        return " ".join(["style-src", *dict.fromkeys([*sources, named])])

    def _sheet_sources(self):
        """Hook: return further origins of the site's own styles, for the policy."""
        if "website" not in self.env:
            return []
        # A theme imports its fonts from there.
        fonts = ["https://fonts.googleapis.com"]
        site_sudo = self.env["website"].sudo().get_current_website()
        network = (site_sudo.cdn_activated and site_sudo.cdn_url) or ""
        host = urlsplit(network if "//" in network else f"//{network}").hostname
        return [*fonts, f"https://{host}"] if host else fonts

    # ---------------------------------------------------------------------- mails

    def _mail_colors(self, partnership):
        """Return the colors of a mail's button and of the text on it.

        :param partnership: whose portal's color it has, or none
        """
        partnership_sudo = partnership.sudo()[:1]
        company_sudo = partnership_sudo.company_id or self.env.company.sudo()
        return self._colors_of(partnership_sudo.portal_id, company_sudo)

    def _colors_of(self, portal_sudo, company_sudo):
        """Return the colors of a button, and of its text, in mails of a portal."""
        color = portal_sudo.brand_color
        if color and contrast.is_color(color):
            return color, contrast.text_on(color)
        return (
            company_sudo.email_secondary_color or MAIL_BUTTON,
            company_sudo.email_primary_color or MAIL_TEXT,
        )

    def _has_brand(self, partnership):
        """Tell whether the portal of a partnership has a logo or a color."""
        partnership_sudo = partnership.sudo()
        portal_sudo = partnership_sudo.portal_id
        return bool(portal_sudo.logo_url or portal_sudo.brand_color)

    def _mail_layout(self, partnership):
        """Return the layout of mails about a partnership; none without a logo."""
        partnership_sudo = partnership.sudo()
        has_logo = partnership_sudo.portal_id.logo_url
        return "prm.mail_brand_layout" if has_logo else False

    def _mail_head(self, partnership_id):
        """Return the logo of a partnership's portal for the head of a mail, if any.

        :param int partnership_id: or nothing
        :return: ``logo_url``, which everybody may load, and ``name``
        """
        partnerships_sudo = self.env["prm.partnership"].sudo()
        portal_sudo = partnerships_sudo.browse(partnership_id or []).portal_id
        if not portal_sudo.logo_url:
            return None
        logo_url = portal_sudo.get_base_url() + portal_sudo.logo_url
        return {"logo_url": logo_url, "name": portal_sudo.name}
