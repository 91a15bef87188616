"""How a text is found among the deals of an organization that has many of them."""

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from ....policy.search_text import folded, is_common, pattern, rare_parts
from ...common.searching.keys import found_under
from ...common.visit.once import once
from ...common.visit.together import ask_together
from ..listing.values import BY_INDEX

# Who has fewer deals finds them by the organization, and looks into each.
MANY = 2_000
# So many texts say what most texts hold.
SAMPLE = 100
# What is not looked for in the text of a deal.
ELSEWHERE = ("representative", "offering")
# The index has the organization beside the text. PostgreSQL would read all deals of
# the organization from another one, too, as if that sorted out more.
BY_TEXT = SQL("SET LOCAL cpu_index_tuple_cost TO 1")
# Who sees all deals finds what most of them hold by going through some of them.
ONE_BY_ONE = SQL("SET LOCAL enable_bitmapscan TO off")


class PrmRegistrationSought(models.AbstractModel):
    """Domains that say the same as a search, and what the index is asked for.

    The index on texts (``prm.registration``) has trigrams: of each, PostgreSQL reads
    all deals that have it, be they of other organizations. So it is asked for the rare
    ones, and for those who see the deal; the rest is looked for in what that leaves.
    What is rare some texts of the organization tell.
    """

    _name = "prm.registration.sought"
    _description = "Search among many deals"

    def _like(self, text):
        """Return the domain of the deals whose text holds what is sought.

        :param str text: as the reader typed it
        """
        alike = Domain("search_text", "ilike", pattern(text))
        sample = self._sample()
        if not sample:
            return alike
        parts = rare_parts(folded(text), sample)
        if not parts and not self._is_common([text], sample):
            return alike
        rare = Domain.AND(Domain("search_text", "like", part) for part in parts)
        return rare & self._unindexed(alike)

    def _near(self, view, sought):
        """Return a domain that goes without saying, and helps to find what is sought.

        It decides, too, how PostgreSQL finds it, until the end of the transaction.

        :param str view: ``mine`` or ``all``, of the list
        :param sought: where is searched, and for what: ``[(key, text)]``
        """
        texts = [text for key, text in sought if key not in ELSEWHERE]
        sample = texts and self._sample()
        if not sample:
            return Domain.TRUE
        organization_id = self.env.user._prm_scope().organization_id
        if not self.env["prm.registration.scope"]._view_domain(view).is_true():
            keys = [organization_id, self.env.user.partner_id.id]
        elif self._is_common(texts, sample):
            self.env.cr.execute(ONE_BY_ONE)
            return Domain.TRUE
        else:
            keys = [-organization_id]
        self.env.cr.execute(BY_TEXT)
        return self._found_under(keys)

    def _found_under(self, keys):
        """Return the domain of what the index has under any of some keys."""
        return Domain.custom(
            to_sql=lambda _model, alias, _query: SQL(
                "%s && %s", found_under(alias), keys
            )
        )

    def _unindexed(self, domain):
        """Return a domain that PostgreSQL looks at in rows, and in no index."""
        domain = domain.optimize_full(self.env["prm.registration"])
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "(%s) IS TRUE", domain._to_sql(model, alias, query)
            )
        )

    def _is_common(self, texts, sample):
        words = [word for text in texts for word in folded(text).split()]
        return is_common(words, sample)

    def _sample(self):
        """Return some texts of the reader's organization, none if it has few deals.

        Nobody sees them; whose they are does not matter to what most of them hold.
        """
        return once(self.env, ("sought", "sample"), self._ask_sample)

    def _ask_sample(self):
        scope = self.env.user._prm_scope()
        deals_sudo = self.env["prm.registration"].sudo()
        if not self.env.registry.has_trigram or not scope.organization_id:
            return ()
        own = Domain("partner_id", "=", scope.organization_id)
        own &= Domain("company_id", "in", scope.company_ids)
        some = deals_sudo._search(own, offset=MANY, limit=SAMPLE)
        query = deals_sudo._search(Domain("id", "in", some))
        text = deals_sudo._field_to_sql(query.table, "search_text", query)
        asked = {"texts": SQL("ARRAY(%s)", query.select(text))}
        texts = ask_together(self.env, asked, BY_INDEX)["texts"]
        return tuple(texts) if len(texts) == SAMPLE else ()
