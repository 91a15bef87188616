"""The last news of each deal of a list, in words, with few queries for all of them."""

from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...common.visit.rows import Rows, by_ids, rows_of
from ...common.visit.together import ask_together, look_up

# Kind → what is read of it, where that is little, such as what a move is called by.
READ = {
    "moves": ("registration_id", "date", "old", "new", "by_partner"),
    "messages": ("res_id", "date", "author_id", "email_from", "message_type"),
}


class Sought(NamedTuple):
    """Of which model the last record of each deal is sought.

    ``deals``: of which the reader is told; ``by``: the column that names the deal.
    """

    model: str
    deals: models.Model
    domain: Domain = Domain.TRUE
    by: str = "registration_id"


class PrmRegistrationLatest(models.AbstractModel):
    """Reads the log of the moves, the news and the conversation for many deals.

    What a portal does not show on the page of a deal, it does not tell here either.
    """

    _name = "prm.registration.latest"
    _description = "Last news of deals"

    @api.model
    def _texts(self, registrations, last=None):
        """Return id → what happened last, in the reader's language.

        :param registrations: that the reader may read
        :param dict last: what :meth:`_asked` of these was answered, if it is known
        """
        texts = {}
        if last is None:
            last = ask_together(self.env, self._asked(registrations))
        found_sudo = self._found_sudo(registrations, last)
        self._read(found_sudo)
        events = self._events(registrations, found_sudo)
        for number, _moment, text in sorted(events, key=lambda event: event[1]):
            texts[number] = text
        return texts

    def _sought(self, registrations):
        """Hook: return kind → :class:`Sought`, whose last record of each deal is found.

        Rooms return their own beside those of ``super()``.
        """
        told = self._with_block(registrations, "history")
        deals = told._shown_in("opportunities")
        handed_over = Domain("kind", "=", "handed_over")
        of_deals = Domain("model", "=", "prm.registration")
        return {
            "moves": Sought("prm.registration.transition", told),
            "news": Sought("prm.registration.news", deals),
            "handed_over": Sought("prm.registration.news", told - deals, handed_over),
            "messages": Sought(
                "mail.message",
                self._with_block(registrations, "conversation"),
                of_deals & registrations._shared_domain(),
                "res_id",
            ),
        }

    def _events(self, registrations, found):
        """Hook: return the last events of each kind: id of the deal, moment, text.

        Rooms return their own beside those of ``super()``; later ones of the same
        moment win.

        :param dict found: kind → last records (sudo)
        """
        return [
            *self._moves(registrations, found["moves"]),
            *self._messages(found["messages"]),
            *self._news(found["news"] | found["handed_over"]),
        ]

    def _with_block(self, registrations, key):
        """Return those of which the portal shows the information ``key``."""
        has_block = self.env["prm.portal.switches"]._has_block
        registrations_sudo = registrations.sudo()
        portals_sudo = registrations_sudo.portal_id
        shown_sudo = portals_sudo.filtered(lambda portal: has_block(portal, key))
        if shown_sudo == portals_sudo:
            return registrations
        found_sudo = registrations_sudo.filtered(
            lambda deal: deal.portal_id in shown_sudo
        )
        return found_sudo.with_env(self.env)

    def _asked(self, registrations):
        """Return key → expression of the ids of the last records of each kind."""
        return {
            ("last", kind): self._last(each)
            for kind, each in self._sought(registrations).items()
            if each.deals
        }

    def _found_sudo(self, registrations, last):
        """Return kind → the last records (sudo), one of each deal."""
        found_sudo = {}
        for kind, each in self._sought(registrations).items():
            records_sudo = self.env[each.model].sudo()
            found_sudo[kind] = records_sudo.browse(last.get(("last", kind)))
        return found_sudo

    def _last(self, sought):
        """Return in SQL the last id of each deal, as a list."""
        model_sudo = self.env[sought.model].sudo()
        within = Domain(sought.by, "in", sought.deals.ids) & sought.domain
        query = model_sudo._search(within)
        return SQL(
            "ARRAY(SELECT max(%s) FROM %s WHERE %s GROUP BY %s)",
            SQL.identifier(query.table, "id"),
            query.from_clause,
            query.where_clause or SQL("TRUE"),
            model_sudo._field_to_sql(query.table, sought.by, query),
        )

    def _read(self, found):
        """Read what is told of the last records (sudo), by one query for all kinds."""
        asked = {
            kind: rows_of(some, READ.get(kind)) for kind, some in found.items() if some
        }
        if messages_sudo := found["messages"]:
            query = by_ids(messages_sudo, messages_sudo.ids)
            column = SQL.identifier(query.table, "author_id")
            authors_sudo = messages_sudo.env["res.partner"]
            named = by_ids(authors_sudo, SQL("ARRAY(%s)", query.select(column)))
            asked["authors"] = Rows(authors_sudo, ["name"], named)
            key = messages_sudo._prm_vendors_key()
            asked[key] = messages_sudo._prm_asked_vendors()
        look_up(messages_sudo.env, asked)

    def _moves(self, registrations, moves):
        """Return the last move (sudo) of each: the state that it led to."""
        timeline = self.env["prm.registration.timeline"]
        by_id = {deal.id: deal for deal in registrations}
        return [
            (
                move_sudo.registration_id.id,
                move_sudo.date,
                timeline._move_label(by_id[move_sudo.registration_id.id], move_sudo),
            )
            for move_sudo in moves
        ]

    def _news(self, news):
        """Return the last piece of news (sudo) of each."""
        return [(each.registration_id.id, each.date, each._label()) for each in news]

    def _messages(self, messages):
        """Return the last message (sudo) of each, and who wrote it."""
        of_vendor = messages._prm_of_vendor()
        return [
            (each.res_id, each.date, self._said(each, each in of_vendor))
            for each in messages
        ]

    def _said(self, message, is_vendor):
        """Return in words who wrote a message (sudo)."""
        if message.author_id == self.env.user.partner_id:
            return self.env._("Your note")
        name = message.author_id.name or message.email_from or ""
        if is_vendor:
            return self.env._("Answer from %s", name)
        return self.env._("Note from %s", name)
