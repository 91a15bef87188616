"""Indexes that help nobody any more, or that hold other rows now, go."""

from odoo.tools import sql

TABLE = "prm_registration"
# On one column of few values they made PostgreSQL read 100,000 entries to find a
# thousand; others stand at the front of a longer index, or served nobody.
GONE = (
    "company_id",
    "first_in_at",
    "first_submitted_at",
    "last_progress_at",
    "offering_id",
    "origin",
    "outcome",
    "partner_id",
    "portal_id",
    "program_id",
    "protection_end",
    "review_due_at",
    "stage_id",
    "state",
    "submitted_at",
    "user_id",
    "visibility",
)
# Made anew, of rows that have a value.
SMALLER = ("review_escalate_at", "review_remind_at")


def migrate(cr, version):
    """Drop them: Odoo leaves the index of a field that asks for none any more."""
    for column in (*GONE, *SMALLER):
        sql.drop_index(cr, sql.make_index_name(TABLE, column), TABLE)
