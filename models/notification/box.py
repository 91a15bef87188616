"""The news of a member: what may still be opened, and what was read."""

from odoo import api, fields, models


class PrmNotificationBox(models.AbstractModel):
    """Reads the news of one member for pages and summaries; who asks is the member."""

    _name = "prm.notification.box"
    _description = "News of a member"

    @api.model
    def _member_sudo(self, portal):
        """Return the membership (sudo) of the current user on a portal, maybe none."""
        partnership_sudo = portal._own_partnership().sudo()
        live_sudo = partnership_sudo.member_ids._filtered_live()
        return live_sudo.filtered(lambda member: member.user_id == self.env.user)[:1]

    @api.model
    def _mark_read(self, member, news_ids=None):
        """Note that a member read news: those of these ids, or all that are unread.

        Ids of others are left out.
        """
        unread = [("member_id", "in", member.ids), ("read_at", "=", False)]
        if news_ids is not None:
            unread.append(("id", "in", list(news_ids)))
        news_sudo = self.env["prm.notification"].sudo()
        news_sudo = news_sudo.search(unread)
        news_sudo.write({"read_at": fields.Datetime.now()})

    # --------------------------------------------------------------- what is still open

    @api.model
    def _open_sudo(self, news):
        """Return those of ``news`` that their member may open now (sudo).

        Access, section, deal, offer of the portal: whatever has ended is left out.
        """
        news_sudo = news.sudo()
        kept_sudo = news_sudo.browse()
        for member_sudo, own_sudo in news_sudo.grouped("member_id").items():
            if member_sudo._filtered_live() and member_sudo.user_id.active:
                kept_sudo |= self._open_to_sudo(member_sudo, own_sudo)
        return kept_sudo & news_sudo

    @api.model
    def _open_to_sudo(self, member, news):
        """Return those of ``news`` (sudo) that a member with access may open."""
        portal_sudo = member.partnership_id.portal_id
        catalogue = self.env["prm.notification.events"]
        events = catalogue._by_key()
        offered = {event.key for event in catalogue._offered(portal_sudo)}
        offered |= {event.key for event in events.values() if event.is_fixed}
        told = news.filtered(lambda each: each.event in offered)
        about_deals = told.filtered("registration_id")
        deals = self._readable_deals(member, about_deals.registration_id)
        shown = about_deals.filtered(
            lambda each: (
                each.registration_id.id in deals
                and self._shows(member, each, events[each.event])
            )
        )
        return self._readable_sudo(member, told - about_deals) | shown

    @api.model
    def _readable_sudo(self, member, news):
        """Return those of ``news`` (sudo) whose record a member may read, as there is.

        Of what partners have no right on the event alone says who sees it.
        """
        kept_sudo = news.browse()
        for model, own_sudo in news.grouped("res_model").items():
            records = self.env.get(model)
            if records is None:
                kept_sudo |= own_sudo.filtered(lambda each: not each.res_model)
                continue
            reader = records.with_context(allowed_company_ids=[])
            reader = reader.with_user(member.user_id)
            if not reader.has_access("read"):
                kept_sudo |= own_sudo
                continue
            found = reader.browse(own_sudo.mapped("res_id")).exists()
            open_ids = set(found._filtered_access("read").ids)
            kept_sudo |= own_sudo.filtered(
                lambda each, ids=open_ids: each.res_id in ids
            )
        return kept_sudo

    @api.model
    def _readable_deals(self, member, deals):
        """Return the ids of those of ``deals`` that a member may read."""
        reader = deals.with_context(allowed_company_ids=[]).with_user(member.user_id)
        return set(reader._filtered_access("read").ids)

    @api.model
    def _shows(self, member, news, event):
        """Tell whether a member sees the deal of ``news`` where the event shows it."""
        deal = news.registration_id.with_user(member.user_id)
        return not event.section or deal._shows(event.section)
