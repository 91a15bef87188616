"""A further visit of a day is added to the row that the first one made.

To find out whose visit it is, and which day it is there, takes longer than all else
that is done to count it. It is remembered under the key of the person's access. Where
no row is there yet, the usual statement finds all of it anew.
"""

from odoo import api, models, tools
from odoo.tools import SQL

from ..account.time_zones import today_in
from ..member import LIVE_STATES

# From other parts: _execute

# What a transaction notes beside the counts: whose they are → member and time zone.
KNOWN = "prm.activity.known"
# A row whose member does not know of the day is left to the usual statement.
STATEMENT = """
    UPDATE prm_member_day AS day SET %(additions)s
      FROM prm_member member
     WHERE day.member_id = %(member)s AND day.date = %(date)s
       AND member.id = day.member_id AND member.last_active >= day.date
"""


class PrmMemberActivity(models.AbstractModel):
    """Counts again what was counted of the same person earlier in the day."""

    _inherit = "prm.member.activity"

    @api.model
    def _note(self, whose, kind, amount):
        noted = super()._note(whose, kind, amount)
        person_id, portal_id, partnership_id, everywhere = whose
        data, user = self.env.cr.postcommit.data, self.env.user
        if not (partnership_id or everywhere) and person_id == user.partner_id.id:
            data.setdefault(KNOWN, {})[whose] = user._prm_counted(portal_id)
        return noted

    def _add(self, cr, data, noted):
        """Add what was noted to rows that are there, if it is of one person at work."""
        known = data.pop(KNOWN, {})
        [(whose, counts), *others] = noted.items()
        if others or not known.get(whose):
            return super()._add(cr, data, noted)
        self._execute(cr, self._again(*known[whose], counts))
        return cr.rowcount or super()._add(cr, data, noted)

    @api.model
    def _follow_zones(self, changed, vals):
        """Forget what is remembered of time zones, where a company has another one.

        Now and after the commit: in between, a request beside this one may remember
        the former one.

        :param changed: contacts or companies
        :param dict vals: what was written on them
        """
        companies_sudo = self.env["res.company"].sudo().with_context(active_test=False)
        if changed._name == "res.partner":
            addresses = [("partner_id", "in", changed.ids)]
            moves = "tz" in vals and companies_sudo.search_count(addresses, limit=1)
        else:
            moves = "partner_id" in vals
        if moves:
            self.env.registry.clear_cache()
            self.env.cr.postcommit.add(self.env.registry.clear_cache)

    def _again(self, member_id, zone, counts):
        """Return the statement that adds counts to today's row of a member."""
        return SQL(
            STATEMENT,
            additions=SQL(", ").join(
                SQL("%s = day.%s + %s", SQL.identifier(kind), SQL.identifier(kind), n)
                for kind, n in counts.items()
            ),
            member=member_id,
            date=today_in(zone),
        )


class ResUsers(models.Model):
    """People: for which membership their visits count."""

    _inherit = "res.users"

    @tools.ormcache("self.id", "portal_id", "self._prm_key()")
    def _prm_counted(self, portal_id):
        """Return what a visit of a portal counts for.

        :return: id of the membership and name of the time zone of its company, or
            nothing: see ``prm.member.activity``
        """
        members_sudo = self.env["prm.member"].sudo()
        own_sudo = members_sudo.search(
            [("partner_id", "=", self.partner_id.id), ("state", "in", LIVE_STATES)]
        )
        first_sudo = own_sudo.sorted(
            lambda member: (
                member.partnership_id.state != "active",
                member.partnership_id.portal_id.id != portal_id,
                member.id,
            )
        )[:1]
        company_sudo = first_sudo.company_id
        return (first_sudo.id, company_sudo.partner_id.tz) if first_sudo else None
