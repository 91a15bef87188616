"""Terms become records: the running ones as they are, former ones as history tells."""

import re
from datetime import datetime, timedelta

from odoo import SUPERUSER_ID, api
from odoo.tools import get_lang

DAY = timedelta(days=1)
MONTHS = 12
# "01/01/2026 – 12/31/2026: Silver, 64 of 60 points" in the partner's language.
PERIOD = re.compile(r"(?P<first>[^:–]+) – (?P<last>[^:–]+)(?:: (?P<rest>.*))?")
# Term lines of partnerships whose terms are no records yet, the oldest first.
LINES = """
    SELECT line.id, line.partnership_id, line.date, line.old, line.new,
           p.first_start
      FROM prm_partnership_history line
      JOIN prm_partnership p ON p.id = line.partnership_id
     WHERE line.what = 'term'
       AND NOT EXISTS (SELECT FROM prm_partnership_term term
                        WHERE term.partnership_id = p.id)
     ORDER BY line.partnership_id, line.date, line.id
"""
# The tier at a moment: the one that the next change ended. A change that does not say
# which leaves it unknown.
TIER_AT = """
    COALESCE((
        SELECT COALESCE(change.tier_from_id, 0)
          FROM prm_partnership_history change
         WHERE change.partnership_id = p.id AND change.what = 'tier'
           AND change.date >= {moment} AND change.id > {line}
         ORDER BY change.date, change.id
         LIMIT 1
    ), p.tier_id)
"""
FORMER = f"""
    INSERT INTO prm_partnership_term (
           partnership_id, organization_id, company_id, state, date_start, date_end,
           tier_start_id, tier_end_id, points, points_target,
           create_uid, create_date, write_uid, write_date)
    SELECT p.id, p.partner_id, p.company_id, 'past', %(first)s, %(last)s,
           NULLIF(CASE WHEN %(first)s::date IS NOT NULL THEN
               {TIER_AT.format(moment="%(first)s::date", line="0")} END, 0),
           NULLIF({TIER_AT.format(moment="%(date)s", line="%(line)s")}, 0),
           %(points)s, %(target)s,
           1, now() AT TIME ZONE 'utc', 1, now() AT TIME ZONE 'utc'
      FROM prm_partnership p
     WHERE p.id = %(partnership)s
    RETURNING id
"""
# Who has begun: one that was ended as a draft has one change of state.
LATEST = f"""
    INSERT INTO prm_partnership_term (
           partnership_id, organization_id, company_id, state, date_start, date_end,
           renewal_end, reminded_step, kept_level, tier_start_id, tier_end_id, points,
           points_target, total_sales,
           create_uid, create_date, write_uid, write_date)
    SELECT p.id, p.partner_id, p.company_id,
           CASE WHEN p.state IN ('active', 'suspended') THEN 'current' ELSE 'past' END,
           p.date_start, p.date_end, p.renewal_end, p.reminded_step, p.kept_level,
           NULLIF(CASE WHEN p.date_start IS NOT NULL THEN {
    TIER_AT.format(moment="GREATEST(p.date_start, moves.first)", line="0")
} END, 0),
           p.tier_id, p.keep_points, tier.target_points, p.total_sales,
           1, now() AT TIME ZONE 'utc', 1, now() AT TIME ZONE 'utc'
      FROM prm_partnership p
      LEFT JOIN prm_tier tier ON tier.id = p.tier_id
      JOIN LATERAL (
            SELECT min(line.date) AS first, count(*) AS number
              FROM prm_partnership_history line
             WHERE line.partnership_id = p.id AND line.what = 'state'
           ) moves ON TRUE
     WHERE (p.state IN ('active', 'suspended', 'expired')
            OR p.state = 'terminated' AND moves.number > 1)
       AND NOT EXISTS (SELECT FROM prm_partnership_term term
                        WHERE term.partnership_id = p.id
                          AND (term.state = 'current'
                               OR p.state NOT IN ('active', 'suspended'))
                          AND term.id NOT IN (
                              SELECT line.term_id FROM prm_partnership_history line
                               WHERE line.partnership_id = p.id
                                 AND line.term_id IS NOT NULL))
     ORDER BY p.id
"""


def migrate(cr, version):
    """Make a record of each term; what is not known stays empty.

    Former terms first: the latest one is that with the highest id.
    """
    env = api.Environment(cr, SUPERUSER_ID, {})
    cr.execute(LINES)
    before = None
    for line, partnership, date, old, new, first_start in cr.fetchall():
        pattern = _pattern(env, partnership)
        known = _read_former(pattern, old, new, date)
        if partnership != before and first_start:
            known["first"] = first_start
        before = partnership
        cr.execute(
            FORMER, {**known, "line": line, "partnership": partnership, "date": date}
        )
        cr.execute(
            "UPDATE prm_partnership_history SET term_id = %s WHERE id = %s",
            (cr.fetchone()[0], line),
        )
    cr.execute(LATEST)
    env.invalidate_all()


def _pattern(env, partnership_id):
    """Return how days are written in the language of the partner organisation."""
    lang = env["prm.partnership"].browse(partnership_id).partner_id.lang
    return get_lang(env, lang).date_format


def _read_former(pattern, old, new, date):
    """Return what two texts say of a term that ended, nothing where there is doubt.

    :param str pattern: of days, as ``strptime`` takes it
    :param datetime date: when the next term began
    """
    former = PERIOD.fullmatch(old or "")
    first, last = _days(pattern, former)
    begun, _end = _days(pattern, PERIOD.fullmatch(new or ""))
    if not _fits(first, last, begun, date.date()):
        first = last = None
    points, target = _points(former)
    return {"first": first, "last": last, "points": points, "target": target}


def _fits(first, last, begun, day):
    """Tell whether these are days of one term and the beginning of the next one.

    In another language days and months could have changed places: either both terms
    meet, or a day above 12 says which is which.
    """
    if not (first and begun) or not first <= last < begun:
        return False
    if begun == last + DAY:
        return True
    return abs(begun - day) <= DAY and max(first.day, last.day) > MONTHS


def _points(former):
    """Return points and target at the end of a matched text, None where it has none."""
    rest = (former["rest"] or "") if former else ""
    _tier, comma, text = rest.rpartition(", ")
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    return numbers if comma and len(numbers) == 2 else (None, None)


def _days(pattern, period):
    """Return first and last day of a matched period, None for what is no day."""
    if not period:
        return None, None
    try:
        return tuple(
            datetime.strptime(period[name].strip(), pattern).date()
            for name in ("first", "last")
        )
    except ValueError:
        return None, None
