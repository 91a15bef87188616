"""The bell in the head of every page of a portal."""

from odoo import models
from odoo.tools import SQL

# More unread news than these are "9+": the database counts no further.
MOST = 9


class PrmPortalLayout(models.AbstractModel):
    """The layout offers the news to who has a membership on the portal."""

    _inherit = "prm.portal.layout"

    def _values(self, portal, section):
        """Return the values of every page, with those of the bell.

        :param portal: one that the current user may open
        :param str section: key of the page's section, empty when it is of none
        """
        values = super()._values(portal, section)
        return values | {"prm_bell": self._bell(portal) if portal._is_own() else None}

    def _bell(self, portal):
        """Return address and number of unread news, in figures and in words."""
        count = self._unread(portal)
        return {
            "url": portal._url("news"),
            "count": count,
            "text": str(count) if count <= MOST else f"{MOST}+",
            "words": self._unread_words(count),
        }

    def _unread(self, portal):
        """Return the number of unread news, counted to one more than are told."""
        answers = self.env["prm.portal.glance"]._answers(portal)
        news, kinds = self.env["prm.news.query"], answers["unread"]
        if news._is_about_deals(kinds):
            return answers["unread of deals"]
        return news._count_of(portal, kinds, MOST + 1)

    def _unread_words(self, count):
        """Say how many news are unread, for who does not see the number."""
        if count > MOST:
            return self.env._("(more than %s unread)", MOST)
        return self.env._("(%s unread)", count)


class PrmPortalGlance(models.AbstractModel):
    """Each page asks what unread news are about, and how many are of deals."""

    _inherit = "prm.portal.glance"

    def _questions(self, portal):
        news = self.env["prm.news.query"]
        return super()._questions(portal) | {
            "unread": SQL("ARRAY(%s)", news._unread_kinds(portal)),
            "unread of deals": SQL("(%s)", news._number_of(portal, (), MOST + 1)),
        }
