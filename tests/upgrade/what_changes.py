"""What upgrades are there to change; all else stays as it was."""

from odoo import SUPERUSER_ID
from odoo.tools import SQL

# Tables and columns that have another name today; see `migrations/`.
RENAMED = {
    "prm_claim": "prm_serialization_key",
    "prm_registration_move": "prm_registration_transition",
    "figures_due": "score_due",
}
# What an upgrade, or a job after it, is there to change.
CHANGED = {"figures_due", "write_date", "write_uid", "news_due"}
CHANGED |= {"prm_match_name", "prm_match_host", "prm_match_vat", "prm_match_domain"}
# From 19.0.1.11.0 on, what is searched of deals has no capitals and no accents.
CHANGED |= {"search_text"}
# Rows are numbered as the form shows them, which asks what it asked.
SETTLED = {"prm_portal_field": {"sequence"}}
# Delivered words, of what nobody changed, are today's.
WORDS = {
    "prm_reason": {"name"},
    "prm_parameter": {"name", "description"},
    "prm_partner_type": {"name"},
    "prm_program": {"name"},
    "prm_tier": {"name"},
    "prm_portal": {"name"},
}
# From 19.0.1.6.0 on, partners see the opportunity of a deal whose protection is over.
SHOWN = {"stage_id", "team_id", "outcome", "amount", "date_closed", "date_closing"}
# From then on the news of a deal begin with its creation, those of drafts included.
BEGUN = {"last_news_at", "plain_news_at"}
# From 19.0.1.9.0 on, it is what the partner estimated while no opportunity is shown.
ESTIMATED = "amount"
# Versions before 19.0.1.2.0 had no keys of all customers: conflicts of that time are
# compared anew, see `test_what_is_open_says_what_meets_today`.
KEYS = "before_prm_match_keys"
COMPARED_ANEW = "prm_registration_conflict"
# From 19.0.1.8.0 on, what charts add up is counted anew by the first job.
DERIVED = {"prm_registration_summary"}
# From 19.0.1.3.0 on, terms are records.
TERMS = "before_prm_partnership_term"
# From 19.0.1.4.0 on, administrators set the fields of the form; rows are compared.
FIELDS = "before_prm_portal_field"
# What those portals did not ask, for it came later.
LATER = ("amount_estimate",)
# From 19.0.1.6.0 on, the home shows first steps, and partnerships know when they began.
STEPS = ("before_prm_partnership", "activated_on")


def but_meant_to_change(table, column):
    """Return the condition that leaves out rows in which a column changes."""
    if column in WORDS.get(table, ()):
        return SQL(" AND was.write_uid != %s", SUPERUSER_ID)
    if table == "prm_registration" and column == ESTIMATED:
        return SQL(
            " AND was.state != 'expired' AND (now.outcome IS NOT NULL"
            " OR now.amount IS DISTINCT FROM now.amount_estimate)"
        )
    if table == "prm_registration" and column in SHOWN:
        return SQL(" AND was.state != 'expired'")
    if table == "prm_registration" and column in BEGUN:
        return SQL(" AND was.%s IS NOT NULL", SQL.identifier(column))
    return SQL()
