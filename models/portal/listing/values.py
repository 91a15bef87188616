"""Which records a column names among the deals of a list, however many these are."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...common.visit.found import note_found
from ...common.visit.together import ask_together, ids_of

# PostgreSQL takes the deals of one organization to lie all over the table, and would
# look through the table for the first so many of them.
BY_INDEX = SQL("SET LOCAL enable_seqscan TO off;")

# No column that a leap is made along has this value, or a smaller one.
BEFORE_ALL = -(2**31)


def negative(column):
    """Return in SQL the number of a column with a minus; nothing stays nothing."""
    return SQL("(-%s)", column)


class PrmListValues(models.AbstractModel):
    """Leaps from value to value along an index: what filters offer costs no more for a
    hundred thousand deals than for ten.

    The index ends with the column and a minus. An index on the column alone would be
    taken instead, and lead through the deals of all organizations.
    """

    _name = "prm.list.values"
    _description = "Values of a column in a list"

    @api.model
    def _found_ids(self, model, domain, name, value_of=negative):
        """Return the ids that a many2one has in what the reader finds, in their order.

        :param model: of the list, in the reader's environment; an index has to begin
            with what the reader's rules compare, and to end with the column, as above
        :param domain: of the list
        :param str name: of the stored many2one, readable by the reader or not
        :param value_of: column → what the index ends with, in SQL: its number with a
            minus
        """
        asked = self._asked_ids(model, domain, name, value_of)
        [found] = ask_together(self.env, {name: asked}).values()
        return sorted(set(found))

    @api.model
    def _asked_ids(self, model, domain, name, value_of=negative):
        """Return the expression of the ids of :meth:`_found_ids`, some maybe twice."""
        companies = self.env.user._prm_scope().company_ids
        found = [SQL("ARRAY[]::int[]")]
        for company_id in companies:  # of several at once, no index gives the order
            of_company = Domain("company_id", "=", company_id) & Domain(domain)
            found.append(self._leaps(model, of_company, name, value_of))
        return SQL(" || ").join(found)

    @api.model
    def _some_ids(self, model, domain, limit):
        """Return the ids of what the reader finds, of any so many, in no order.

        :param model: of the list, in the reader's environment
        :param domain: of the list
        :param int limit: of ids
        """
        found = ids_of(model, domain, limit=limit)
        return ask_together(self.env, {"found": found}, BY_INDEX)["found"]

    @api.model
    def _expect_many(self):
        """Let PostgreSQL follow the order of an index until a page is full.

        Where it expects fewer rows than are known to be there, it would look for all of
        them, and sort these. What is set holds for this transaction.
        """
        self.env.cr.execute("SET LOCAL enable_sort TO off")

    @api.model
    def _page(self, model, domain, names=None, **within):
        """Return what the reader finds of a list's page, with values, by one query.

        The reader's rules find the records. Their values are read with all rights, as
        for rows of plain values: whoever shows them says which. What stands before a
        later page is found by an index that has all that rules look at: of these, no
        row is read.

        :param model: of the list, in the reader's environment
        :param domain: of the list
        :param names: of the fields that rows are made of; without, of all usual ones
        :param within: order, limit and offset of the page
        """
        if within.get("offset"):
            domain = Domain("id", "in", model._search(domain, **within))
            within = {"order": within.get("order")}
        query = model._search(domain, **within)
        if query.is_empty():
            return model.browse()
        model_sudo = model.sudo()
        fields = model_sudo._determine_fields_to_fetch(names)
        found = model_sudo._fetch_query(query, fields).with_env(model.env)
        note_found(found)
        return found

    def _leaps(self, model, domain, name, value_of):
        """Return in SQL the ids that a many2one has, one leap for each."""
        query = model._search(domain)
        column = SQL.identifier(query.table, name, to_flush=model._fields[name])
        value = value_of(column)
        query.add_where(SQL("%s IS NOT NULL AND %s > leap.value", value, value))
        query.order, query.limit = value, 1
        return SQL(
            "ARRAY(WITH RECURSIVE leap(value) AS (SELECT (%(start)s)::int UNION ALL"
            " SELECT (%(next)s) FROM leap WHERE leap.value IS NOT NULL)"
            " SELECT -value FROM leap WHERE value > (%(start)s)::int)",
            start=BEFORE_ALL,
            next=query.select(value),
        )
