"""Which news a person still sees on a portal, and how many: one query each."""

from odoo import api, models
from odoo.tools import SQL

# Models of which news end with the reader's access to the record, beside the deals.
READ_MODELS = (
    "prm.certificate",
    "prm.contact",
    "prm.document",
    "prm.fund.entry",
    "prm.marketing.activity",
    "prm.member",
    "prm.partnership",
)


class PrmNewsQuery(models.AbstractModel):
    """Finds the news of the current user; the number in the bell is that of the page.

    News of what the person may not open anymore, or of what the portal does not tell
    anymore, are neither counted nor found.
    """

    _name = "prm.news.query"
    _description = "News that a person sees"

    @api.model
    def _count(self, portal, only_unread=False, limit=None):
        """Return the number of news, ``limit`` at most.

        :param portal: one that the current user may open
        """
        self.env["prm.notification"].flush_model()
        kinds = self._kinds(portal, only_unread)
        found = {kind for [kind] in self.env.execute_query(kinds)}
        return self._count_of(portal, found, limit, only_unread)

    def _kinds(self, portal, only_unread):
        """Return the query of the models that news of the person are about."""
        return SQL("SELECT DISTINCT news.res_model %s", self._own(portal, only_unread))

    @api.model
    def _unread_kinds(self, portal):
        """Return the query of what unread news are about, see ``_count_of``.

        :param portal: one that the current user may open
        """
        self.env["prm.notification"].flush_model()
        return self._kinds(portal, only_unread=True)

    @api.model
    def _count_of(self, portal, kinds, limit, only_unread=True):
        """Return the number of news of these models, ``limit`` at most.

        :param portal: one that the current user may open
        :param kinds: all models that news are about
        """
        if not kinds:
            return 0
        query = self._number_of(portal, kinds, limit, only_unread)
        [[number]] = self.env.execute_query(query)
        return number

    def _number_of(self, portal, kinds, limit, only_unread=True):
        """Return the query of that number."""
        return SQL(
            "SELECT count(*) FROM (SELECT 1 %s %s) AS seen",
            self._seen(portal, only_unread, kinds),
            SQL("LIMIT %s", limit) if limit else SQL(),
        )

    def _is_about_deals(self, kinds):
        """Tell whether the rules of deals alone decide about news of these models."""
        return not any(name in kinds for name in READ_MODELS)

    @api.model
    def _found_sudo(self, portal, only_unread=False, news_id=0, offset=0, limit=None):
        """Return news (sudo), the latest first.

        :param portal: one that the current user may open
        :param int news_id: the one that is asked for, if one is
        """
        self.env["prm.notification"].flush_model()
        rows = self.env.execute_query(
            SQL(
                "SELECT news.id %s %s"
                " ORDER BY news.date DESC, news.id DESC %s OFFSET %s",
                self._seen(portal, only_unread),
                SQL("AND news.id = %s", news_id) if news_id else SQL(),
                SQL("LIMIT %s", limit) if limit else SQL(),
                offset,
            )
        )
        news_sudo = self.env["prm.notification"].sudo()
        found_sudo = news_sudo.browse(number for [number] in rows)
        open_sudo = self.env["prm.notification.box"]._open_sudo(found_sudo)
        return found_sudo.filtered(lambda each: each in open_sudo)

    @api.model
    def _newest_id(self, portal):
        """Return the greatest id of unread news, 0 without any.

        :param portal: one that the current user may open
        """
        seen = self._seen(portal, only_unread=True)
        [[newest]] = self.env.execute_query(SQL("SELECT max(news.id) %s", seen))
        return newest or 0

    # ------------------------------------------------------------------ what is seen

    def _own(self, portal, only_unread):
        """Return the tables and conditions of the news that the person was told."""
        own = portal.with_env(self.env)._own_partnership_ids()
        return SQL(
            "FROM prm_notification news"
            " JOIN prm_member member ON member.id = news.member_id"
            " WHERE member.user_id = %(user)s AND member.state != 'disabled'"
            " AND member.partnership_id = ANY(%(partnerships)s) AND %(unread)s",
            user=self.env.uid,
            partnerships=list(own),
            unread=SQL("news.read_at IS NULL") if only_unread else SQL("TRUE"),
        )

    def _seen(self, portal, only_unread, kinds=READ_MODELS):
        """Return the tables and conditions of the news that the person sees.

        :param kinds: models of which there are any: the rules of no others are asked
        """
        return SQL(
            "%s AND %s AND %s",
            self._own(portal, only_unread),
            self._readable(kinds),
            self._told(portal, self.env.user._prm_scope().switches),
        )

    def _readable(self, kinds):
        """Return the condition that the person may read what a piece of news is about.

        The rules are asked for one record after the other: never for all there are.
        """
        deals = SQL(
            "(news.registration_id IS NULL OR %s)",
            self._reads("prm.registration", SQL("news.registration_id")),
        )
        others = [
            SQL(
                "(news.res_model IS DISTINCT FROM %s OR %s)",
                name,
                self._reads(name, SQL("news.res_id")),
            )
            for name in READ_MODELS
            if name in self.env and name in kinds
        ]
        return SQL(" AND ").join([deals, *others])

    def _reads(self, model, number):
        """Return the condition that the person may read one record.

        :param str model: its model
        :param SQL number: its id
        """
        if not self.env[model].has_access("read"):
            return SQL("FALSE")
        query = self.env[model]._search([])
        return SQL(
            "(SELECT TRUE FROM %s WHERE %s AND %s = %s)",
            query.from_clause,
            query.where_clause or SQL("TRUE"),
            SQL.identifier(query.table, "id"),
            number,
        )

    def _told(self, portal, switches):
        """Return the condition that the portal still tells of the event."""
        hidden = [
            event.key
            for event in self.env["prm.notification.events"]._entries()
            if event.section and portal.id in switches.hidden_on(event.section)
        ]
        return SQL(
            "news.event != ALL(%s) AND NOT EXISTS (SELECT 1 FROM prm_portal_event row"
            " WHERE row.portal_id = %s AND row.event = news.event"
            " AND row.offered IS NOT TRUE)",
            hidden,
            portal.id,
        )
