"""Which registrations a list, a counter or the home shows to the current user."""

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...common.visit.found import note_found
from ...common.visit.rows import Rows, in_turn
from ...common.visit.together import ask_together, ids_of

# Counters say "999+" beyond: nobody reads more, and the database counts no further.
COUNT_LIMIT = 1000


class PrmRegistrationScope(models.AbstractModel):
    """Domains that narrow what the reader's own rights give anyhow."""

    _name = "prm.registration.scope"
    _description = "Registrations that a list shows"

    def _kind_domain(self, kind):
        """Return the domain of what the list ``kind`` holds.

        :param str kind: ``registrations`` or ``opportunities``
        """
        shown = self.env["prm.portal.switches"]._section_domain(kind)
        if kind == "opportunities":
            return Domain("outcome", "!=", False) & shown
        return Domain("origin", "=", "registered") & shown

    def _kind_of(self, registration, wished="registrations"):
        """Return among what a page stands: ``registrations`` or ``opportunities``.

        What the vendor shared stands among opportunities alone, as does what a portal
        shows there only.

        :param registration: one, in the reader's environment
        :param str wished: what the address says
        """
        if not registration._shows(wished):
            return "opportunities"
        deal = self.env["prm.registration.deal"]._of(registration)
        is_shared = registration.origin == "shared" and deal.outcome
        return "opportunities" if is_shared else wished

    def _view_domain(self, view):
        """Return whose registrations a view shows, of every kind.

        :param str view: ``mine`` or ``all``; only supervisors get ``all``
        """
        if view == "all" and view == self._widest_view():
            return Domain.TRUE
        me = self.env.user.partner_id.id
        return Domain("contact_id", "=", me) | Domain("visibility", "=", "organization")

    def _list_domain(self, kind, view):
        """Return the domain of a list in a view.

        :param str kind: ``registrations`` or ``opportunities``
        :param str view: ``mine`` or ``all``
        """
        return self._kind_domain(kind) & self._view_domain(view)

    def _widest_view(self):
        """Return the view of everything that the current user may see."""
        return "all" if self.env["prm.portal"]._is_supervisor() else "mine"

    def _views(self, kind):
        """Return the views that the current user may choose from.

        There is nothing to choose where every portal shows own records only.

        :param str kind: ``registrations`` or ``opportunities``
        """
        person = self.env.user._prm_scope()
        is_own = set(person.portal_ids) <= set(person.switches.own_on(kind))
        if is_own or self._widest_view() != "all":
            return ["mine"]
        return ["mine", "all"]

    def _input_domain(self):
        """Return the domain of what waits for the current user, who may edit it."""
        return Domain.OR(self._input_domains())

    def _input_domains(self):
        """Return the domains of what was returned and of own drafts, each of one state.

        Both are read from the index on states alone.
        """
        mine = Domain("contact_id", "=", self.env.user.partner_id.id)
        returned = Domain("state", "=", "action_required")
        if self._widest_view() == "mine":
            returned &= mine
        switches = self.env["prm.portal.switches"]
        portals = self.env["prm.portal"]._for_user()
        closed = portals.filtered(lambda each: not switches._verdict_register(each))
        drafts = Domain("state", "=", "draft") & mine
        if closed:
            drafts &= Domain("portal_id", "not in", closed.ids)
        return [returned, drafts]

    def _waiting_domains(self, kind="registrations"):
        """Hook: return the domains of all that waits for the current user.

        Each can be searched by itself, the most pressing first; rooms add their own to
        those of ``super()``.

        :param str kind: of the list in which it waits: ``registrations``, or
            ``opportunities``, where nothing stands that is still to be sent
        """
        return [] if kind == "opportunities" else self._input_domains()

    def _waiting_domain(self):
        """Return the domain of all that waits for the current user."""
        return Domain.OR(self._waiting_domains())

    def _newest(self, domains, limit, names):
        """Return what the reader finds, the newest of each domain in turn.

        By one query, in which only ids are searched: an index holds all that domains
        and rules look at. For whole rows in this order PostgreSQL may look from the end
        of the table: where nothing is found, through the deals of all partners. Values
        of what is found are read with all rights, as for rows of plain values: whoever
        shows them says which.

        :param domains: each of one state, or one section; without any, nothing is found
        :param int limit: of records in all
        :param names: of the fields that are read
        """
        deals = self.env["prm.registration"]
        if not domains:
            return deals
        deals_sudo = deals.sudo()
        found = [ids_of(deals, each, order="id desc", limit=limit) for each in domains]
        in_order = in_turn(deals_sudo, SQL(" || ").join(found), limit)
        fields = deals_sudo._determine_fields_to_fetch(names)
        rows = Rows(deals_sudo, [field.name for field in fields], in_order)
        [ids] = ask_together(self.env, {0: rows}).values()
        newest = deals.browse(ids)
        note_found(newest)
        return newest

    def _won_this_year_domain(self):
        """Return the domain of the deals won since 1 January."""
        year = fields.Date.context_today(self).replace(month=1, day=1)
        return Domain("outcome", "=", "won") & Domain("date_closed", ">=", year)

    def _count(self, domain):
        """Return the number of registrations that fit as text, capped ("999+")."""
        [text] = self._counts([domain])
        return text

    def _some_of(self, domains):
        """Return the query of the ids that a domain finds, or any of a tuple."""
        deals = self.env["prm.registration"]
        domains = domains if isinstance(domains, tuple) else (domains,)
        found = [deals._search(each, limit=COUNT_LIMIT) for each in domains]
        return SQL(" UNION ").join(SQL("(%s)", query.select()) for query in found)

    def _counts(self, domains):
        """Return such a number for each of some domains, by one query for all.

        :param domains: each a domain, or a tuple of some that are counted together: an
            index finds each, and none finds what any of them does
        """
        if not domains:
            return []
        counts = [
            SQL("(SELECT count(*) FROM (%s) AS found)", self._some_of(each))
            for each in domains
        ]
        [row] = self.env.execute_query(SQL("SELECT %s", SQL(", ").join(counts)))
        return [
            str(number) if number < COUNT_LIMIT else f"{COUNT_LIMIT - 1}+"
            for number in row
        ]
