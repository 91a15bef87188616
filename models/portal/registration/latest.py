"""The last news of each deal of a list, in words, with few queries for all of them."""

from functools import partial
from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...common.visit.rows import Rows, array_of, by_ids, rows_of, usual
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
        self._read_authors(found_sudo["messages"])
        events = self._events(registrations, found_sudo)
        for number, _moment, text in sorted(events, key=lambda event: event[1]):
            texts[number] = text
        return {
            number: text() if callable(text) else text for number, text in texts.items()
        }

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

        Instead of the text it may be what returns it: of most, nobody reads it.

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
        """Return key → expression of the last records of each kind, with values."""
        return {
            ("last", kind): self._last(each, READ.get(kind))
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

    def _last(self, sought, names):
        """Return the expression of the last record of each deal.

        :param names: of the fields that are read of it; without, of all usual ones
        """
        model_sudo = self.env[sought.model].sudo()
        query = model_sudo._search(sought.domain)
        deal = model_sudo._field_to_sql(query.table, sought.by, query)
        query.add_where(SQL("%s = ANY(%s)", deal, array_of(sought.deals.ids)))
        ids = SQL(
            "ARRAY(SELECT max(%s) FROM %s WHERE %s GROUP BY %s)",
            SQL.identifier(query.table, "id"),
            query.from_clause,
            query.where_clause,
            deal,
        )
        found = by_ids(model_sudo, ids)
        return Rows(model_sudo, names or usual(model_sudo), found)

    def _read_authors(self, messages):
        """Read who wrote the messages (sudo): names, and which are employees."""
        if authors_sudo := messages.author_id:
            asked = {
                "authors": rows_of(authors_sudo, ["name"]),
                messages._prm_vendors_key(): messages._prm_asked_vendors(),
            }
            look_up(messages.env, asked)

    def _moves(self, registrations, moves):
        """Return the last move (sudo) of each: the state that it led to."""
        label_of = self.env["prm.registration.timeline"]._move_label
        deals = {deal.id: deal for deal in registrations}
        numbers = [move_sudo.registration_id.id for move_sudo in moves]
        return [
            (number, move_sudo.date, partial(label_of, deals[number], move_sudo))
            for number, move_sudo in zip(numbers, moves, strict=True)
        ]

    def _news(self, news):
        """Return the last piece of news (sudo) of each."""
        return [(each.registration_id.id, each.date, each._label) for each in news]

    def _messages(self, messages):
        """Return the last message (sudo) of each, and who wrote it."""
        of_vendor = frozenset(messages._prm_of_vendor()._ids)
        return [
            (each.res_id, each.date, partial(self._said, each, each.id in of_vendor))
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
