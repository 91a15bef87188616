"""How lists find registrations, and in what order they stand there."""

import re

from odoo import api, models
from odoo.fields import Domain
from odoo.modules.db import FunctionStatus
from odoo.tools import SQL

from ..common.searching.keys import found_under
from ..common.searching.terms import left_unsaid
from ..common.searching.text_field import SearchText
from .registration import STATES

# What stands in the text that searches look into: nothing that a portal may hide.
PARTS = (
    "number",
    "name",
    "partner_reference",
    "customer_name",
    "customer_vat",
    "customer_website",
    "contact_first_name",
    "contact_middle_name",
    "contact_last_name",
    "contact_email",
    "contact_phone",
)
# By what a deal is named: a part of that text, whose index reads a tenth of the rows.
NAMED_BY = ("number", "name", "customer_name")
# Where such a number is sought, the index is asked for it alone: other words, which
# most rows have, cost more than they sort out.
LONG_NUMBER = re.compile("[0-9]{7,}")
ENDS = ("won", "lost")
# What is read of each row to count them by state, or to sum them up by month.
COUNTED_BY = (
    "company_id",
    "create_uid",
    "partnership_id",
    "reviewer_id",
    "salesperson_id",
    "amount",
    "currency_id",
    "submitted_at",
)
# What the rules of employees look at, whatever of a deal is read.
RULED_BY = (
    "company_id",
    "create_uid",
    "partnership_id",
    "reviewer_id",
    "salesperson_id",
    "state",
)
# What the rules of partners, their sections and lists look at: what is counted for a
# partner is read from an index alone.
SEEN_BY = ("portal_id", "contact_id", "state", "origin", "outcome", "visibility")
# What an order names → its values in the order of the life cycle. "state.standing" is
# where a deal stands: its state, or how it ended.
RANKS = {
    "outcome": ("open", *ENDS),
    "state.standing": tuple(
        place
        for state, _label in STATES
        for place in ((state, *ENDS) if state == "approved" else (state,))
    ),
}


def _text_index(registry):
    """Return the index on the searched text, nothing where there are no trigrams.

    Employees search the text alone, partners beside the keys: these cost one in 15 of
    its size.
    """
    if not registry.has_trigram:
        return ""
    return SQL("USING gin (search_text gin_trgm_ops, %s)", found_under()).code


def _named_text(table=None):
    """Return the SQL of the text that names a deal, as the index has it.

    :param table: how a query calls the table; an index calls it nothing
    """
    columns = (SQL.identifier(*filter(None, (table, name))) for name in NAMED_BY)
    parts = (SQL("COALESCE(%s, '')", column) for column in columns)
    return SQL("(%s)", SQL(" || '/' || ").join(parts))


def _named_index(registry):
    """Return the index on names, nothing where PostgreSQL has no trigrams."""
    if not registry.has_trigram:
        return ""
    text = _named_text()
    if registry.has_unaccent == FunctionStatus.INDEXABLE:
        text = registry.unaccent(text)
    return SQL("USING gin (%s gin_trgm_ops)", text).code


def _rank(name, value):
    """Return the SQL of the place that a value has among ``RANKS``."""
    ranks = ", ".join(f"'{each}'" for each in RANKS[name])
    return SQL(f"array_position(ARRAY[{ranks}]::varchar[], %s::varchar)", value)


def _standing(outcome, state):
    """Return the SQL of where a deal stands: how it ended, or its state."""
    ends = SQL(", ".join(f"'{each}'" for each in ENDS))
    return SQL(
        "CASE WHEN %s IN (%s) THEN %s ELSE %s END", outcome, ends, outcome, state
    )


def _standing_index(_registry):
    """Return the index by where a deal stands, in the order of the life cycle."""
    standing = _standing(SQL.identifier("outcome"), SQL.identifier("state"))
    rank = _rank("state.standing", standing)
    return SQL("(partner_id, company_id, %s, id DESC)", rank).code


class PrmRegistrationListed(models.Model):
    """One text for searches; states, outcomes and stages in the order they follow."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    search_text = SearchText(
        "Searched text",
        compute="_compute_search_text",
        store=True,
        copy=False,
        export_string_translation=False,
    )
    _partner_list = models.Index(
        f"(partner_id, company_id, id DESC) INCLUDE ({', '.join(SEEN_BY)})"
    )
    _offer_list = models.Index(
        f"(partner_id, company_id, id DESC) INCLUDE ({', '.join(SEEN_BY)})"
        " WHERE origin = 'offered'"
    )
    _won_list = models.Index(
        f"(partner_id, company_id, date_closed, id) INCLUDE ({', '.join(SEEN_BY)})"
        " WHERE outcome = 'won'"
    )
    # What stands before a later page, or on other days, is read from the index alone.
    _news_list = models.Index(
        "(partner_id, company_id, last_news_at DESC NULLS LAST, id DESC)"
        f" INCLUDE ({', '.join(SEEN_BY)})"
    )
    # One state after the other: what is filtered by states, waits, or is undecided.
    _state_list = models.Index(
        "(partner_id, company_id, state, id DESC)"
        f" INCLUDE ({', '.join(name for name in SEEN_BY if name != 'state')})"
    )
    # By what lists of partners are sorted, and by which days they are filtered.
    _closing_list = models.Index("(partner_id, company_id, date_closing, id DESC)")
    _name_list = models.Index("(partner_id, company_id, name, id DESC)")
    _customer_list = models.Index("(partner_id, company_id, customer_name, id DESC)")
    _submitted_list = models.Index(
        "(partner_id, company_id, first_submitted_at DESC NULLS LAST, id DESC)"
        f" INCLUDE ({', '.join(SEEN_BY)})"
    )
    _standing_list = models.Index(_standing_index)
    # Whose turn it is when a list goes from person to person, see "prm.list.turns".
    _representative_list = models.Index(
        "(partner_id, company_id, COALESCE(-representative_id, 0), id DESC)"
    )
    # What waits for a decision, the most urgent first.
    _to_review = models.Index(
        "(review_due_at, id DESC) WHERE state IN ('submitted', 'in_review')"
    )
    # Columns of a board and sums by state are read from here alone, with all that rules
    # of employees look at: the rows themselves are 1 GB at a million.
    _by_state = models.Index(f"(state, id DESC) INCLUDE ({', '.join(COUNTED_BY)})")
    _by_text = models.Index(_text_index)
    # What is typed where a deal is chosen by its name, or by its customer's.
    _by_names = models.Index(_named_index)
    # What filters offer is found by leaps from person to person, from team to team, see
    # "prm.list.values".
    _person_list = models.Index("(partner_id, company_id, (-contact_id))")
    _team_list = models.Index(
        "(partner_id, company_id, (-team_id)) WHERE team_id IS NOT NULL"
    )

    @api.model
    def _search_text_parts(self):
        """Return the names of the fields that the searched text is made of."""
        return frozenset(PARTS)

    @api.depends(*PARTS)
    def _compute_search_text(self):
        for registration in self:
            texts = (registration[name] for name in PARTS)
            registration.search_text = "\n".join(text for text in texts if text)

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {"search_text"}

    @api.model
    def _search(self, domain, *args, bypass_access=False, **kwargs):
        """Leave to the rules of partners what they say: their lists say it as well.

        What is optimized may name less than what was sent: that is checked before.
        """
        if not bypass_access and self._prm_is_guarded():
            rule = self.env["ir.rule"]._compute_domain(self._name, "read")
            domain = self._prm_check_search(domain).optimize(self)
            domain = left_unsaid(domain, rule)
        return super()._search(domain, *args, bypass_access=bypass_access, **kwargs)

    @api.model
    def _search_display_name(self, operator, value):
        """Look into the one text with the index first: what is named is in it."""
        named = super()._search_display_name(operator, value)
        if operator not in ("ilike", "like") or not isinstance(value, str):
            return named
        indexed = Domain.custom(
            to_sql=lambda _model, alias, _query: self._named_like(alias, value),
            # It only goes ahead of what follows, which is stricter.
            predicate=lambda _record: True,
        )
        return indexed & Domain(named)

    @api.model
    def _named_like(self, alias, value):
        """Return in SQL whether what names a deal may hold a text: it does if so."""
        unaccent = self.env.registry.unaccent
        value = max(LONG_NUMBER.findall(value), key=len, default=value)
        text, sought = unaccent(_named_text(alias)), unaccent(SQL("%s", f"%{value}%"))
        return SQL("%s ILIKE %s", text, sought)

    def _determine_fields_to_fetch(self, field_names=None, ignore_when_in_cache=False):
        """Read what the rules look at along with the rest, for an employee.

        Else core reads all columns of each row when it looks at the first of these.
        """
        if field_names and not (self.env.su or self.env.user.share):
            field_names = [*field_names, *RULED_BY]
        return super()._determine_fields_to_fetch(field_names, ignore_when_in_cache)

    # -------------------------------------------------------------------- orders

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        """Order states and outcomes as they follow, stages as their pipeline does.

        What a portal does not show of a deal is ordered as if it were empty.
        """
        if field_name == "stage_name":
            terms = self._stage_terms(alias, query)
        elif field_name in RANKS:
            terms = [_rank(field_name, self._rank_value(alias, field_name, query))]
        else:
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        query._order_groupby += terms
        return SQL(", ").join(SQL("%s %s %s", term, direction, nulls) for term in terms)

    def _rank_value(self, alias, field_name, query):
        """Return in SQL what is ranked: the outcome, or where the deal stands."""
        outcome = self._field_to_sql(alias, "outcome", query)
        if field_name == "outcome":
            return outcome
        return _standing(outcome, self._field_to_sql(alias, "state", query))

    def _stage_terms(self, alias, query):
        """Return in SQL the outcome, and the place of the stage of an open deal."""
        outcome = self._field_to_sql(alias, "outcome", query)
        rank = _rank("outcome", outcome)
        stage = SQL(
            "CASE WHEN %s = 'open' THEN %s END",
            outcome,
            SQL.identifier(alias, "stage_id"),
        )
        place = SQL("(SELECT sequence FROM crm_stage WHERE id = %s)", stage)
        return [rank, place, stage]
