"""The page of news of a person on one portal."""

from odoo import api, fields, models
from odoo.tools import groupby

PAGE_SIZE = 20
# So many stand below the bell.
LATEST = 5
# Nobody pages further; older news are forgotten anyway.
MOST = 1000


class PrmNewsPage(models.AbstractModel):
    """What the current user was told: by day, with what is unread; and marking it."""

    _name = "prm.news.page"
    _description = "News of a partner"

    @api.model
    def _page(self, portal, number=1, only_unread=False):
        """Return everything the page shows.

        :param portal: one that the current user may open
        :param int number: of the page; what there is not becomes the nearest
        :param bool only_unread: leave out what was read
        """
        query = self.env["prm.news.query"]
        total = query._count(portal, only_unread, limit=MOST)
        unread = total
        if not only_unread:
            unread = query._count(portal, only_unread=True, limit=MOST)
        page_count = max(1, -(-total // PAGE_SIZE))
        page = min(max(number, 1), page_count)
        offset = (page - 1) * PAGE_SIZE
        news_sudo = query._found_sudo(
            portal, only_unread, offset=offset, limit=PAGE_SIZE
        )
        return {
            "url": portal._url("news"),
            "settings_url": portal._url("settings", "notifications"),
            "total": total,
            "only": only_unread,
            "unread": unread,
            "unread_words": self.env._("%s unread", self._figure(unread)),
            "until": query._newest_id(portal),
            "days": self._days(portal, news_sudo),
            **self._pages(portal, page, page_count, only_unread),
        }

    @api.model
    def _latest(self, portal):
        """Return what the bell shows below it: the latest news, read or not.

        :param portal: one that the current user may open
        """
        news_sudo = self.env["prm.news.query"]._found_sudo(portal, limit=LATEST)
        return {"url": portal._url("news"), "days": self._days(portal, news_sudo)}

    def _figure(self, number):
        """Return a number that was counted up to :data:`MOST`."""
        return str(number) if number < MOST else f"{MOST - 1}+"

    def _pages(self, portal, page, page_count, only_unread):
        """Return number and neighbours of a page."""
        url = portal._url("news")
        view = "&view=unread" if only_unread else ""
        return {
            "page": page,
            "page_count": page_count,
            "before_url": f"{url}?page={page - 1}{view}" if page > 1 else "",
            "after_url": f"{url}?page={page + 1}{view}" if page < page_count else "",
        }

    # ---------------------------------------------------------------------- items

    def _days(self, portal, news_sudo):
        """Return the items in days of the reader, the latest first."""
        days = groupby(news_sudo, key=lambda each: self._local(each.date).date())
        return [
            {
                "label": self._day_label(day),
                "items": [self._item(portal, each_sudo) for each_sudo in items],
            }
            for day, items in days
        ]

    def _local(self, moment):
        """Return a moment (UTC) in the time zone of the reader."""
        return fields.Datetime.context_timestamp(self, moment)

    def _day_label(self, day):
        """Return a day in words."""
        age = (fields.Date.context_today(self) - day).days
        near = {0: self.env._("Today"), 1: self.env._("Yesterday")}
        long = self.env["prm.formatting"]._day(day, "full")
        return near.get(age, long)

    def _item(self, portal, news_sudo):
        """Return what the page shows of one piece of news (sudo)."""
        event = self.env["prm.notification.events"]._by_key().get(news_sudo.event)
        deal_sudo = news_sudo.registration_id
        names = [deal_sudo.number, deal_sudo.name]
        unsaid = [name for name in names if name and name not in news_sudo.subject]
        return {
            "id": news_sudo.id,
            "label": event.label if event else "",
            "subject": news_sudo.subject,
            "deal": " · ".join(unsaid),
            **self.env["prm.formatting"]._when(news_sudo.date),
            "is_unread": not news_sudo.read_at,
            "url": self._address(portal, news_sudo),
            "open_url": portal._url("news", news_sudo.id, "open"),
        }

    def _address(self, portal, news_sudo):
        """Return where a piece of news (sudo) leads, never off the portals."""
        address = news_sudo.url or ""
        return address if address.startswith("/partner/") else portal._url()

    # --------------------------------------------------------------------- marking

    @api.model
    def _read(self, portal, news_id):
        """Note that the current user read one piece of news.

        :param portal: one that the current user may open
        :param int news_id: as an address or a form names it
        :return: the address of what it is about, empty for what the person does not
            see, be it somebody else's
        """
        query = self.env["prm.news.query"]
        news_sudo = query._found_sudo(portal, news_id=news_id) if news_id else None
        if not news_sudo:
            return ""
        self._mark(portal, news_sudo)
        return self._address(portal, news_sudo)

    @api.model
    def _read_all(self, portal, until):
        """Note that the current user read all news, of which ``until`` is the newest.

        What came since the page was made stays unread.

        :param portal: one that the current user may open
        :param int until: id of the newest unread item when the page was made
        """
        seen_sudo = self.env["prm.news.query"]._found_sudo(portal, only_unread=True)
        self._mark(portal, seen_sudo.filtered(lambda each: each.id <= until))

    def _mark(self, portal, news_sudo):
        """Mark news (sudo) of the current user read."""
        box = self.env["prm.notification.box"]
        box._mark_read(box._member_sudo(portal), news_sudo.ids)
