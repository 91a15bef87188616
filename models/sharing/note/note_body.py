"""The text of a note as a partner may have it."""

from lxml import html
from markupsafe import Markup

from odoo import api, models
from odoo.tools import html_sanitize

# What shows or opens something of the vendor's: pictures carry tokens, too.
DROPPED = ("img", "picture", "video", "audio", "object", "iframe", "input", "button")


class PrmNoteBody(models.AbstractModel):
    """Takes out of a text what leads back into the vendor's database."""

    _name = "prm.note.body"
    _description = "Text of a shared note"

    @api.model
    def _for_partner(self, body):
        """Return the words of a message, with links to other sites only.

        No picture: those of the message are files, which are copied besides. No
        attribute but the addresses of links: mentions name records of the vendor.

        :param body: HTML of a message
        """
        clean = html_sanitize(body or "", strip_style=True, strip_classes=True)
        if not str(clean).strip():
            return Markup()
        tree = html.fragment_fromstring(str(clean), create_parent="div")
        for node in [each for each in tree.iter() if isinstance(each.tag, str)]:
            if node.tag in DROPPED:
                node.drop_tree()
            elif node.tag == "a" and not self._is_outside(node.get("href") or ""):
                node.drop_tag()
            else:
                self._strip(node)
        text = html.tostring(tree, encoding="unicode")
        return Markup(text) if tree.text_content().strip() else Markup()

    def _strip(self, node):
        """Leave an element nothing but the address of a link."""
        for name in list(node.attrib):
            if (node.tag, name) != ("a", "href"):
                del node.attrib[name]

    def _is_outside(self, address):
        """Tell whether a link leads to another site than this one."""
        is_web = address.startswith(("https://", "http://", "mailto:"))
        return is_web and not address.startswith(self.get_base_url())
