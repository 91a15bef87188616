"""Counts what people of partners do, beside their requests.

A request only notes in memory what is to be counted. When its transaction is committed,
one statement in a short transaction of its own writes the counts on the primary
database: pages stay read-only, and may be answered by a replica. What is rolled back or
refused counts nothing, what is run again counts once. A count that cannot be written is
lost; the page is not.
"""

import logging
from collections import Counter, defaultdict
from functools import partial

from odoo import api, models
from odoo.tools import SQL

from ...common.locking import free_rows
from ..account.time_zones import today_in
from ..member import LIVE_STATES
from ..own_transaction import own_transaction
from .member_day import KINDS

_logger = logging.getLogger(__name__)

# What a transaction notes: the counts, and the portal that is visited.
NOTED, PORTAL = "prm.activity", "prm.activity.portal"
# Milliseconds that a count waits for a row that somebody else holds.
PATIENCE = 2000
# A count that is lost when the server crashes needs no flush to the disk.
QUICK = f"SET LOCAL synchronous_commit TO OFF; SET LOCAL lock_timeout TO {PATIENCE}"
# Databases whose counts fail just now: told once, not at each page.
_failing = set()

# A day is that of the company. Names of time zones are read by Python alone: PostgreSQL
# refuses the whole statement for one that it does not know.
ZONES = """
    SELECT company.id, address.tz
      FROM res_company company
      JOIN res_partner address ON address.id = company.partner_id
"""

# Whose count it is: the membership in the named partnership, else on the visited
# portal, else the first one that works. A login is one of all memberships.
STATEMENT = f"""
    WITH noted (person, portal, partnership, everywhere, %(kinds)s) AS (
        VALUES %(rows)s
    ),
    today (company_id, day) AS (
        VALUES %(days)s
    ),
    found AS (
        SELECT member.id, noted.*,
               row_number() OVER (
                   PARTITION BY noted.person, noted.portal, noted.partnership,
                                noted.everywhere
                   ORDER BY partnership.state = 'active' DESC,
                            program.portal_id = noted.portal DESC, member.id
               ) AS place
          FROM noted
          JOIN prm_member member ON member.partner_id = noted.person
          JOIN prm_partnership partnership ON partnership.id = member.partnership_id
          JOIN prm_program program ON program.id = partnership.program_id
         WHERE member.state IN %(states)s
           AND noted.partnership IN (0, member.partnership_id)
    ),
    counted AS (
        SELECT id, %(sums)s FROM found WHERE everywhere OR place = 1 GROUP BY id
    ),
    day AS (
        INSERT INTO prm_member_day AS known
               (member_id, partnership_id, organization_id, partner_id, company_id,
                date, %(kinds)s)
        SELECT member.id, member.partnership_id, member.organization_id,
               member.partner_id, member.company_id,
               today.day,
               %(kinds)s
          FROM counted
          JOIN prm_member member ON member.id = counted.id
          JOIN today ON today.company_id = member.company_id
         ORDER BY member.id
            ON CONFLICT (member_id, date) DO UPDATE SET %(additions)s
        RETURNING member_id, date
    ),
    later AS (
        SELECT member.id, day.date
          FROM day JOIN prm_member member ON member.id = day.member_id
         WHERE member.last_active IS NULL OR member.last_active < day.date
           {free_rows("member")}
    )
    UPDATE prm_member SET last_active = later.date
      FROM later WHERE prm_member.id = later.id
"""


class PrmMemberActivity(models.AbstractModel):
    """Notes what a person of a partner does, and counts it after the commit."""

    _name = "prm.member.activity"
    _description = "Counting of what portal users do"

    @api.model
    def _enter(self, portal):
        """Note which portal this request visits: its partnership's member counts."""
        self.env.cr.postcommit.data[PORTAL] = portal.id

    @api.model
    def _count(self, kind, amount=1, person=None, partnership=None):
        """Count something that was just done, once it is committed.

        Nothing is counted for employees and other people without a membership, nor in
        a preview. Call it last: what a savepoint takes back later is counted.

        :param str kind: one of ``member_day.KINDS``
        :param int amount: how many
        :param person: the contact who did it; without one, the portal user at work
        :param partnership: for which it was done; without one, the visited portal's
        :raises ValueError: for another kind
        """
        if kind not in KINDS:
            raise ValueError(f"no kind of activity: {kind}")
        person_id = self._person_id_at_work() if person is None else person.id
        if not person_id or amount < 1 or self.env.context.get("prm_preview"):
            return
        everywhere = kind == "logins"
        portal_id = 0 if everywhere else self.env.cr.postcommit.data.get(PORTAL, 0)
        partnership_id = partnership.id if partnership else 0
        self._note((person_id, portal_id, partnership_id, everywhere), kind, amount)

    @api.model
    def _note(self, whose, kind, amount):
        """Note what is counted after the commit.

        :param tuple whose: see the statement: ids of person, portal and partnership,
            and whether it counts for all memberships
        """
        data = self.env.cr.postcommit.data
        if NOTED not in data:
            data[NOTED] = defaultdict(Counter)
            self.env.cr.postcommit.add(partial(self._write_noted, data))
        data[NOTED][whose][kind] += amount

    @api.model
    def _person_id_at_work(self):
        """Return the id of the contact of a portal user, 0 for anybody else."""
        user = self.env.user
        return user.partner_id.id if user.share else 0

    def _write_noted(self, data):
        """Write what a transaction noted, after its commit; never fail."""
        noted = data.pop(NOTED, None)
        if not noted or not self.env.registry.ready:
            return
        name = self.env.registry.db_name
        try:
            with own_transaction(self.env) as cr:
                self._add(cr, data, noted)
            _failing.discard(name)
        except Exception:
            if name not in _failing:
                _failing.add(name)
                _logger.exception("Activity of partners is not counted just now")

    def _add(self, cr, data, noted):
        """Add to the days of members what was noted.

        :param cr: in a transaction of its own
        :param dict data: all that the transaction noted
        """
        cr.execute(ZONES)
        self._execute(cr, self._statement(noted, cr.fetchall()))

    def _execute(self, cr, statement):
        """Execute a statement, which waits for nobody for long."""
        cr.execute(SQL("%s; %s", SQL(QUICK), statement), log_exceptions=False)

    def _statement(self, noted, zones):
        """Return the one statement that adds all that was noted.

        :param zones: pairs of the id of a company and the name of its time zone
        """
        days = [
            SQL("(%s, %s)", company_id, today_in(name)) for company_id, name in zones
        ]
        names = {kind: SQL.identifier(kind) for kind in KINDS}
        rows = [
            SQL("(%s)", SQL(", ").join([*key, *(counts[kind] for kind in KINDS)]))
            for key, counts in noted.items()
        ]
        return SQL(
            STATEMENT,
            kinds=SQL(", ").join(names.values()),
            rows=SQL(", ").join(rows),
            days=SQL(", ").join(days),
            sums=SQL(", ").join(SQL("sum(%s) AS %s", n, n) for n in names.values()),
            additions=SQL(", ").join(
                SQL("%s = known.%s + excluded.%s", n, n, n) for n in names.values()
            ),
            states=LIVE_STATES,
        )
