"""A list of the portal as a board: the same deals, in columns."""

from collections import defaultdict

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from ....policy.board import cards_a_column, columns_a_row

# More columns than these are names with a number, below the board.
COLUMN_LIMIT = 12
# For so many columns there is room on screens of so many widths, in the style sheet.
ROOM = {"md": 3, "lg": 4, "xl": 5, "xxl": 6}
# By what columns are made → fields that the deals are counted by.
COUNTED = {
    "state": ["state", "outcome"],
    "stage": ["stage_id", "team_id", "outcome"],
    "person": ["contact_id"],
}


class PrmRegistrationBoard(models.AbstractModel):
    """Makes a board of what a list has found; its reader's own rights hold.

    A fixed number of queries, and one for each column. Nothing is moved on it: where a
    deal stands is said by decisions and by the pipeline of the vendor.
    """

    _name = "prm.registration.board"
    _description = "Portal board of registrations"

    def _page(self, portal, kind, domain, order, groupby, narrowing):
        """Return the board of a list as plain values.

        :param portal: whose list it is
        :param str kind: ``registrations`` or ``opportunities``
        :param domain: of everything that the list shows
        :param str order: of the list, which is that of the cards, too
        :param str groupby: of the list; ``person`` makes columns of people
        :param dict narrowing: parameters that make the list shorter
        :return: ``columns``: ``{"key", "label", "note", "count", "sums", "rows",
            "changes"}``; ``others``: those for which there is no room, without rows;
            ``rooms``: width of the screen → columns beside each other; ``idle``: names
            of people who have no deal here; ``by``: what columns are
        """
        by = self._by(kind, groupby)
        counted = self._counted(by, domain)
        members_sudo = self._members_sudo(portal if by == "person" else portal.browse())
        shown = [
            (column, total)
            for column in self._columns(by, counted, members_sudo)
            if (total := self._total(column, counted))["count"]
            or (not narrowing and column.is_usual)
        ]
        columns = self._filled(kind, domain, order, shown[:COLUMN_LIMIT])
        held = {contact.id for [contact] in counted} if by == "person" else ()
        return {
            "by": by,
            "columns": columns,
            "rooms": {key: columns_a_row(len(columns), ROOM[key]) for key in ROOM},
            "others": [
                {"label": column.label, "changes": column.changes, **total}
                for column, total in shown[COLUMN_LIMIT:]
            ],
            "idle": sorted(
                (one.name for one in members_sudo if one.id not in held),
                key=str.casefold,
            ),
        }

    def _by(self, kind, groupby):
        """Return what the columns are: ``state``, ``stage`` or ``person``."""
        if groupby == "person":
            return "person"
        return "stage" if kind == "opportunities" else "state"

    # --------------------------------------------------------------------- columns

    def _counted(self, by, domain):
        """Return group → ``[(count, amount, currency)]``, with one query."""
        deals, names = self.env["prm.registration"], [*COUNTED[by], "currency_id"]
        rows = (
            self._counted_stages(domain, names)
            if by == "stage"
            else deals._read_group(domain, names, ["__count", "amount:sum"])
        )
        groups = defaultdict(list)
        for *group, currency, count, amount in rows:
            groups[tuple(group)].append((count, amount or 0, currency))
        return groups

    def _counted_stages(self, domain, names):
        """Yield the same rows by stages and teams (sudo), which partners do not read.

        What is counted is what the reader finds.
        """
        deals_sudo = self.env["prm.registration"].sudo()
        query = self.env["prm.registration"]._search(domain)
        columns = [
            SQL.identifier(query.table, name, to_flush=deals_sudo._fields[name])
            for name in (*names, "amount")
        ]
        *grouped, amount = columns
        query.groupby = SQL(", ").join(grouped)
        select = query.select(*grouped, SQL("COUNT(*)"), SQL("SUM(%s)", amount))
        for *values, count, total in self.env.execute_query(select):
            pairs = zip(names, values, strict=True)
            yield *(self._value_sudo(*pair) for pair in pairs), count, total

    def _value_sudo(self, name, value):
        """Return what a column holds, a record as such (sudo)."""
        model = self.env["prm.registration"]._fields[name].comodel_name
        return self.env[model].sudo().browse(value) if model else value or False

    def _columns(self, by, counted, members):
        """Return the columns in their order; ``members``: who has access (sudo)."""
        columns = self.env["prm.registration.board.columns"]
        if by == "person":
            return columns._by_person(counted, members)
        return columns._by_stage(counted) if by == "stage" else columns._by_state()

    def _total(self, column, counted):
        """Return number and amounts of a column's deals, one text a currency."""
        parts = [part for group in column.groups for part in counted.get(group, ())]
        amounts = defaultdict(float)
        for _count, amount, currency in parts:
            amounts[currency] += amount
        money = self.env["prm.formatting"]._money
        return {
            "count": sum(count for count, _amount, _currency in parts),
            "sums": [money(total, each) for each, total in amounts.items() if total],
        }

    def _members_sudo(self, portal):
        """Return the people who have access to a portal, as contacts (sudo)."""
        partnerships_sudo = portal._own_partnerships().sudo()
        return partnerships_sudo.member_ids._filtered_live().partner_id

    # ----------------------------------------------------------------------- cards

    def _filled(self, kind, domain, order, shown):
        """Return the columns with their cards."""
        limit = cards_a_column([total["count"] for _column, total in shown])
        deals = self.env["prm.registration"]
        found = [
            deals.search(Domain(domain) & column.domain, order=order, limit=limit)
            if total["count"]
            else deals
            for column, total in shown
        ]
        deals = deals.concat(*found)
        rows = self._cards(deals, kind)
        return [
            {
                "key": column.key,
                "label": column.label,
                "note": column.note,
                "changes": column.changes,
                **total,
                "rows": [self._without_title(rows[key], column) for key in theirs.ids],
            }
            for (column, total), theirs in zip(shown, found, strict=True)
        ]

    def _cards(self, deals, kind):
        """Return the rows of the cards: id → row of the list, and what else they say.

        :param deals: of all columns, in the reader's environment
        """
        rows = self.env["prm.registration.list"]._rows(deals, kind)
        waits = self.env["prm.registration.scope"]._waiting_domain()
        waiting = deals.search(Domain("id", "in", deals.ids) & waits)
        return {
            deal.id: {
                **rows[deal.id],
                "is_waiting": deal in waiting,
                "left": self._left(deal),
            }
            for deal in deals
        }

    def _left(self, deal):
        """Return how long a deal is protected, in words, or ``""``."""
        card = self.env["prm.registration.page"]._protection(deal)
        return card["left"] if card else ""

    def _without_title(self, row, column):
        """Return a row without what the heading of its column says."""
        badge, name = row["badge"], row["representative"]
        return {
            **row,
            "badge": None if badge["label"] == column.label else badge,
            "representative": "" if name == column.label else name,
        }
