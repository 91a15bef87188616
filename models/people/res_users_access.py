"""What a person may see, remembered under a key of the facts that decide it.

Odoo remembers a person's groups, companies, rights and rule domains per registry, and
forgets them when they change. A request that began before the change reads the former
state and may fill such a cache after it was emptied; another server learns of it later
still. So what is remembered of a person's access lies under a key of the facts, which
each transaction reads once. A transaction sees one state of the database: key and value
belong together, and what a late request fills in lies under a former key.
"""

from typing import NamedTuple

from odoo import api, fields, models, tools
from odoo.fields import Domain
from odoo.tools import SQL

from ..common.visit.few import names_few
from ..common.visit.together import ask_together
from ..portal.switches import PortalSwitches

# From other parts: _prm_is_partner_user

# What the key (see ``access_key``) is made of, beside groups, companies and assigned
# employees. One employee may be assigned to thousands of partners: of these it has a
# sum, in no order.
FACTS = {
    "res.users": ("active", "share", "partner_id"),
    "res.partner": ("active", "parent_id", "is_company", "commercial_partner_id"),
    "res.company": ("active", "prm_limit_portals"),
    "crm.team": ("active",),
    "crm.team.member": ("user_id", "crm_team_id", "active"),
    "prm.member": ("user_id", "partner_id", "partnership_id", "state", "role"),
    "prm.partnership": (
        "partner_id",
        "company_id",
        "program_id",
        "tier_id",
        "state",
        "user_id",
    ),
    "prm.program": ("portal_id",),
    "prm.tier": ("program_id", "level"),
    "prm.portal": ("state", "active", "company_id"),
    "prm.portal.section": ("portal_id", "key", "visible", "scope"),
}

# So many own partnerships stand in a rule by their ids: with few of them PostgreSQL
# finds by an index what is theirs, and with a query it would read on and on.
LISTED = 300


class DocumentScope(NamedTuple):
    """Ids that the audience of a document may name; empty ones read nothing.

    ``tier_ids`` are the own tiers and those below them in the same program.
    """

    company_ids: tuple = ()
    portal_ids: tuple = ()
    program_ids: tuple = ()
    tier_ids: tuple = ()
    partnership_ids: tuple = ()


class PartnerScope(NamedTuple):
    """What one portal user may see: ids and keys only, so that it can be remembered.

    ``portal_ids`` are of own partnerships; ``open_portal_ids`` are these and, where the
    company does not limit portals to their direction, its others.
    """

    organization_id: int = 0
    company_ids: tuple = ()
    partnership_ids: tuple = ()
    portal_ids: tuple = ()
    open_portal_ids: tuple = ()
    program_ids: tuple = ()
    switches: PortalSwitches = PortalSwitches()
    shown_partnership_ids: tuple = ()  # whose program its portal shows
    documents: DocumentScope = DocumentScope()


def not_remembered(method):
    """Return what a method of Odoo does behind its cache."""
    return getattr(method, "__wrapped__", method.__func__)


class ResUsers(models.Model):
    """People: the key of what decides their access, and what they may see."""

    _inherit = "res.users"

    prm_access_key = fields.Char(
        compute="_compute_prm_access_key", compute_sudo=True, groups=fields.NO_ACCESS
    )

    @api.depends(
        "active",
        "all_group_ids",
        "company_ids.active",
        "partner_id.active",
        "partner_id.is_company",
        "partner_id.commercial_partner_id",
        "prm_member_ids.state",
        "prm_member_ids.role",
        "prm_member_ids.partner_id",
        "prm_member_ids.partnership_id.state",
        "prm_member_ids.partnership_id.partner_id.active",
        "prm_member_ids.partnership_id.portal_id.state",
        "prm_member_ids.partnership_id.portal_id.active",
        "prm_member_ids.partnership_id.portal_id.company_id",
        "prm_member_ids.partnership_id.company_id.prm_limit_portals",
        "prm_member_ids.organization_id.partnership_ids.state",
        "prm_member_ids.organization_id.partnership_ids.program_id",
        "prm_member_ids.organization_id.partnership_ids.tier_id",
        "prm_member_ids.partnership_id.program_id.tier_ids.level",
        "prm_member_ids.organization_id.partnership_ids.company_id",
        "crm_team_member_ids.active",
        "crm_team_member_ids.crm_team_id.active",
    )
    def _compute_prm_access_key(self):
        for model, names in FACTS.items():
            self.env[model].flush_model(names)
        for user in self:
            asked = {"key": SQL("prm_access_key(%s)", user._origin.id or None)}
            if user.id == self.env.uid:
                asked |= self.env["prm.reader"]._asked()
            user.prm_access_key = ask_together(self.env, asked)["key"]

    def _prm_key(self):
        """Return the key of what decides this person's access in this transaction.

        While it is being computed there is none: nothing is found under a new object.
        """
        # It is asked for a thousand times a page: what is known needs no new record.
        known = self._fields["prm_access_key"]._get_cache(self.env).get(self.id)
        if known:
            return known
        user_sudo = self.sudo()
        return user_sudo.prm_access_key or object()

    @api.model
    def _prm_forget_keys(self):
        """Let keys be read again.

        After a change of who is in charge, of a portal, or a merge by SQL.

        All else that the key is made of is followed by its dependencies.
        """
        self.invalidate_model(["prm_access_key"], flush=False)

    # ------------------------------------------------------- what Odoo remembers

    @tools.ormcache("self.id", "self._prm_key()")
    def _get_group_ids(self):
        return not_remembered(super()._get_group_ids)(self)

    @tools.ormcache("self.id", "self._prm_key()")
    def _get_company_ids(self):
        return not_remembered(super()._get_company_ids)(self)

    # ------------------------------------------------------- used by record rules

    @tools.ormcache("self.id", "self._prm_key()")
    def _prm_scope(self):
        """Return what this portal user may see, of live memberships only."""
        user_sudo = self.sudo()
        if not (user_sudo.active and user_sudo._prm_is_partner_user()):
            return PartnerScope()
        members_sudo = self.env["prm.member"].sudo().with_context(active_test=True)
        live_sudo = members_sudo.search(
            [("user_id", "=", self.id), *members_sudo._live_domain()]
        )._filtered_live()
        partnerships_sudo = live_sudo.partnership_id
        portals_sudo = partnerships_sudo.portal_id.filtered(
            lambda portal: portal.state == "active" and portal.active
        )
        known_sudo = partnerships_sudo.search(
            [
                ("partner_id", "in", partnerships_sudo.partner_id.ids),
                ("company_id", "in", partnerships_sudo.company_id.ids),
                ("state", "!=", "draft"),
            ]
        )
        switches = self.env["prm.portal.switches"]._of_companies(
            partnerships_sudo.company_id
        )
        hidden = switches.hidden_on("program")
        shown_sudo = known_sudo.filtered(lambda own: own.portal_id.id not in hidden)
        return PartnerScope(
            organization_id=partnerships_sudo.partner_id[:1].id or 0,
            company_ids=tuple(partnerships_sudo.company_id.ids),
            partnership_ids=tuple(partnerships_sudo.ids),
            portal_ids=tuple(portals_sudo.ids),
            open_portal_ids=tuple((portals_sudo | portals_sudo._beside_sudo()).ids),
            program_ids=tuple(shown_sudo.program_id.ids),
            switches=switches,
            shown_partnership_ids=tuple(shown_sudo.ids),
            documents=self.env["prm.document.scope"]._of(partnerships_sudo, switches),
        )

    @tools.ormcache("self.id", "self._prm_key()")
    def _prm_team_ids(self):
        """Return the ids of the sales teams that this employee is a member of."""
        members_sudo = self.env["crm.team.member"].sudo()
        found_sudo = members_sudo.search([("user_id", "=", self.id)])
        return tuple(found_sudo.crm_team_id.filtered("active").ids)

    @tools.ormcache("self.id", "self._prm_key()")
    def _prm_own_partnership_ids(self):
        """Return what rules compare partnerships with: those of this employee.

        The ids of those that one owns or is assigned to; of many a query for them,
        which PostgreSQL plans faster than a long list. Nothing for who reads all
        partners': beside the rule of own partners stands one that gives all.
        """
        if self.has_group("prm.group_prm_user_all"):
            return ()
        ids = self._prm_ids_of_own()
        return tuple(sorted(ids)) if len(ids) <= LISTED else self._prm_query_of_own()

    def _prm_own_partnership_domain(self, name):
        """Return the domain of records whose partnership is this employee's own.

        It says what a list says of :meth:`_prm_own_partnership_ids`. But of records at
        hand the ids decide, where core would send that query for each look at them; and
        of a few that are named, a query looks up their partnerships alone.

        :param str name: of the field that names the partnership
        """
        own = self._prm_own_partnership_ids()
        if not isinstance(own, SQL):
            return Domain(name, "in", own)
        ids = self._prm_ids_of_own()

        def is_own(model, alias, query):
            named = model._field_to_sql(alias, name, query)
            if names_few(query):
                return SQL("EXISTS (%s)", self._prm_query_of_own(named))
            # Apart: what is in the first one the second is not asked for.
            parts = self._prm_queries_of_own()
            looked_up = [SQL("%s IN (%s)", named, each) for each in parts]
            return SQL("(%s)", SQL(" OR ").join(looked_up))

        return Domain.custom(
            to_sql=is_own, predicate=lambda record: record[name].id in ids
        )

    @tools.ormcache("self.id", "self._prm_key()")
    def _prm_ids_of_own(self):
        """Return the ids of the partnerships that this employee is in charge of.

        Not for who reads all partners': their key does not say what they own.
        """
        rows = self.env.execute_query(self._prm_query_of_own())
        return frozenset(id_ for [id_] in rows)

    def _prm_query_of_own(self, named=None):
        """Return the query of those that one owns or is assigned to."""
        return SQL(" UNION ALL ").join(self._prm_queries_of_own(named))

    def _prm_queries_of_own(self, named=None):
        """Return the queries of those that one is assigned to, and of those one owns.

        Without the tables that they lead to: they are parts of other queries.

        :param SQL named: the only partnership that is looked for
        """
        partnerships = self.env["prm.partnership"]
        owner, assigned = (
            partnerships._fields[name] for name in ("user_id", "user_ids")
        )
        table, relation = partnerships._table, assigned.relation
        parts = (
            (relation, assigned.column1, SQL.identifier("own", assigned.column2)),
            (table, "id", SQL.identifier("own", "user_id", to_flush=owner)),
        )
        return [
            SQL(
                "SELECT %s FROM %s own WHERE %s = %s%s",
                SQL.identifier("own", column),
                SQL.identifier(place),
                person,
                self.id,
                SQL(" AND %s = %s", SQL.identifier("own", column), named)
                if named
                else SQL(),
            )
            for place, column, person in parts
        ]
