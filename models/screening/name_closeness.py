"""Names that are close to each other, by the trigrams of PostgreSQL."""

import logging

import psycopg2

from odoo import api, models
from odoo.fields import Domain
from odoo.modules.db import FunctionStatus
from odoo.tools import SQL, mute_logger

from ...policy.common_words import rarest_word
from ...policy.matching import HINT
from .customer_search import HINT_LIMIT, LIMIT

_logger = logging.getLogger(__name__)

# How alike the rarest word has to be (0 to 1); the policy looks at the whole name.
LIKENESS = 0.6
# So many are looked at, for at most so many milliseconds: it is only a hint.
LOOKED_AT = 500
PATIENCE = 250


class PrmCustomerCloseness(models.AbstractModel):
    """Records whose customer's name is close, where the database has ``pg_trgm``.

    Searched is the rarest word of the name: words that every tenth company has would
    lead to thousands.
    """

    _name = "prm.customer.closeness"
    _description = "Search for similar names"

    @api.model
    def _find(self, prints, scopes, besides):
        """Return the few :class:`Found` whose name is close; never an error.

        :param dict scopes: model → domains of what is searched
        :param besides: list of what was found by another sign
        """
        words = {each.words: rarest_word(each.words) for each in prints}
        queries = [
            self._query(model, name, word, Domain.OR(domains))
            for model, domains in scopes.items()
            for name, word in words.items()
            if word
        ]
        if not queries or not self.env.registry.has_trigram:
            return []
        near = self._run(SQL(" UNION ALL ").join(queries))
        known = {each.record for each in besides}
        found = [
            each for each in self._matched(near, prints) if each.record not in known
        ]
        return sorted(found, key=lambda each: -each.record.id)[:HINT_LIMIT]

    @api.model
    def _query(self, model, name, word, scope):
        """Return the SQL of those whose name has a word like ``word``."""
        records_sudo = self.env[model].sudo().with_context(active_test=False)
        query = records_sudo._search(scope)
        column = self._folded(SQL.identifier(records_sudo._table, "prm_match_words"))
        query.add_where(SQL("%s <%% %s", self._folded(SQL("%s", word)), column))
        query.limit = LOOKED_AT
        return SQL(
            "(SELECT %s, near.id FROM (%s) AS near"
            " ORDER BY similarity(near.words, %s) DESC LIMIT %s)",
            model,
            query.select(
                SQL.identifier(records_sudo._table, "id"), SQL("%s AS words", column)
            ),
            self._folded(SQL("%s", name)),
            LIMIT,
        )

    @api.model
    def _matched(self, near, prints):
        """Return those of the near whose name the policy finds close.

        :param near: list of model and id
        """
        search = self.env["prm.customer.search"]
        ids = {}
        for model, record_id in near:
            ids.setdefault(model, set()).add(record_id)
        found = []
        for model, each in ids.items():
            records_sudo = self.env[model].sudo().browse(sorted(each, reverse=True))
            records_sudo.fetch(search._read_names(model))
            found += search._strongest(records_sudo, prints)
        return [each for each in found if each.match.strength == HINT]

    @api.model
    def _folded(self, text):
        """Return SQL of a text as the trigram index has it."""
        registry = self.env.registry
        is_indexed = registry.has_unaccent == FunctionStatus.INDEXABLE
        return registry.unaccent(text) if is_indexed else text

    @api.model
    def _run(self, query):
        """Return the rows of a search that may fail or be stopped, without a trace."""
        self.env.flush_all()
        cr = self.env.cr
        savepoint = cr.savepoint(flush=False)
        try:
            with mute_logger("odoo.sql_db"):
                cr.execute(
                    SQL(
                        "SELECT set_config('statement_timeout', %s, TRUE),"
                        " set_config('pg_trgm.word_similarity_threshold', %s, TRUE),"
                        # PostgreSQL guesses badly how many names are alike.
                        " set_config('enable_seqscan', 'off', TRUE),"
                        # It would compile what no index answers for a second.
                        " set_config('jit', 'off', TRUE)",
                        str(PATIENCE),
                        str(LIKENESS),
                    )
                )
                cr.execute(query)
                return cr.fetchall()
        except psycopg2.Error as error:
            _logger.info("Close names were not searched: %s", error)
            return []
        finally:
            savepoint.close(rollback=True)
