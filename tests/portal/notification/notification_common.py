"""News, choices and muted deals of the people of ``http_common``."""

from datetime import timedelta

from odoo import fields

from ...http_common import PrmHttpCase

SETTINGS = "/settings/notifications"


class NotificationCase(PrmHttpCase):
    """Tests of the pages of the notifications."""

    def member(self, user=None, partnership=None):
        """Return the membership of a user, of the partnership where there are two."""
        domain = [("user_id", "=", (user or self.partner_a).id)]
        if partnership:
            domain.append(("partnership_id", "=", partnership.id))
        return self.env["prm.member"].search(domain, limit=1)

    def deal(self, user=None):
        """Register a deal of which nothing was told yet."""
        deal = self._register(user)
        self.env["prm.notification"].search([]).unlink()
        return deal

    def news(self, user=None, deal=None, event="decided", hours=1, **values):
        """Create news for a user as a deed would, some hours ago."""
        deal = deal.sudo() if deal else self.env["prm.registration"]
        url = deal._portal_url() if deal else f"{self.HOME}/program"
        vals = {
            "member_id": self.member(user).id,
            "event": event,
            "date": fields.Datetime.now() - timedelta(hours=hours),
            "subject": f"News {hours}",
            "registration_id": deal.id,
            "url": url,
            **values,
        }
        return self.env["prm.notification"].create(vals)

    def unread(self, *news):
        """Return which of these news are unread."""
        return [each for each in news if not each.read_at]

    def bell(self, page):
        """Return what the bell of a page says: its number, empty without one."""
        [bell] = page.has_class("prm_bell")
        numbers = bell.xpath(".//*[contains(@class, 'prm_unread')]")
        return numbers[0].text_content().strip() if numbers else ""

    def subjects(self, page):
        """Return the subjects of the news on a page, in their order."""
        links = page.has_class("prm_news_link")
        return [" ".join(each.text_content().split()) for each in links]

    def chosen(self, page):
        """Return event → frequency that a page shows as chosen."""
        return {
            radio.get("name").removeprefix("event_"): radio.get("value")
            for radio in page.all("//input[@type='radio'][@checked]")
        }

    def choice(self, user, event):
        """Return what is stored of a user's choice, "" without a row."""
        rows = self.env["prm.notification.preference"].search(
            [("member_id.user_id", "=", user.id), ("event", "=", event)]
        )
        return rows.frequency or ""

    def stop_offering(self, event):
        rows = self.portal.event_ids.filtered(lambda row: row.event == event)
        rows.offered = False
