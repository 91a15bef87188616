"""Links between pages of a portal: a website rewrites the first one of each page."""

from odoo import models

from ...common.visit.once import Visit

OURS = "/partner/"
# Elements that a website looks at for nothing: they load nothing and lead nowhere, and
# what asks for cookies is none of them.
PLAIN = frozenset(
    "bdi button dd dt h1 h2 i input label li ol option p select span strong td textarea"
    " th time tr ul".split()
)
# What Odoo tells of an element without dynamic parts, and takes out.
STATIC = "__is_static_node"


class IrQweb(models.AbstractModel):
    """Pages of a portal that only read: what comes before one link is before all.

    A website asks for each link whether its address is rewritten, and in which language
    the page behind it is. Ours are all in the reader's.
    """

    _inherit = "ir.qweb"

    def _post_processing_att(self, tagName, atts):
        visit = self.env.context.get("prm_visit")
        if not isinstance(visit, Visit):
            return super()._post_processing_att(tagName, atts)
        if tagName in PLAIN and "url(" not in str(atts.get("style")):
            atts.pop(STATIC, None)
            return atts
        address = atts.get("href") if tagName == "a" else None
        if not (isinstance(address, str) and address.startswith(OURS)):
            return super()._post_processing_att(tagName, atts)
        if visit.before_links is not None:
            atts.pop(STATIC, None)
            return {**atts, "href": visit.before_links + address}
        atts = super()._post_processing_att(tagName, atts)
        written = str(atts["href"])
        if written.endswith(address):
            visit.before_links = written.removesuffix(address)
        return atts
