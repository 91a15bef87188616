"""Measure the jobs of the scores; run in Odoo's shell on a database that is measured.

What each piece cost is written as JSON to the file PRM_COSTS; the database is changed.
"""
# ruff: noqa: F821  `env` is the shell's

import json
import os
import time
from pathlib import Path

from odoo.addons.prm_probe import cpu_of, cpu_of_helpers

# As many as the job takes at a time.
BATCH = 200


def cpu_of_database():
    """Return the nanoseconds of CPU that PostgreSQL has used for us."""
    pid = env.cr._cnx.info.backend_pid
    return cpu_of(pid) + cpu_of_helpers(pid)


def cost(function):
    """Return what a function costs: milliseconds, queries, mails that it queued."""
    mails, count = env["mail.mail"].search_count([]), env.cr.sql_log_count
    thread, wall, database = time.thread_time(), time.time(), cpu_of_database()
    function()
    return {
        "python": (time.thread_time() - thread) * 1e3,
        "postgres": (cpu_of_database() - database) / 1e6,
        "wall": (time.time() - wall) * 1e3,
        "queries": env.cr.sql_log_count - count,
        "mails": env["mail.mail"].search_count([]) - mails,
    }


def figures():
    """Count what all partnerships have reached, and store nothing."""
    partnerships = env["prm.partnership"].search([("state", "=", "active")])
    for start in range(0, len(partnerships), BATCH):
        env["prm.measures"]._figures(partnerships[start : start + BATCH])


def counting(organization):
    """Count the deals of an organization for its charts, and store nothing."""
    summary = env["prm.registration.summary"]
    env.cr.execute(summary._counting_query(summary._of(organization.ids)))


def change(organization):
    """Let an opportunity of an organization be worth more."""
    deal = env["prm.registration"].search(
        [("partner_id", "=", organization.id), ("outcome", "=", "open")], limit=1
    )
    deal.lead_id.expected_revenue += 1
    env.cr.commit()


def five_minutes():
    """Do what the job does every five minutes."""
    env["prm.scorecard.job"]._run()


big = env["res.partner"].search([("name", "=", "Big"), ("is_company", "=", True)])
costs = {"figures": cost(figures)}
# The first run finds everybody for the first time: tiers rise, funds are booked.
costs["first"] = cost(env["prm.scorecard.job"]._run_for_all)
costs["figures again"] = cost(figures)
costs["again"] = cost(env["prm.scorecard.job"]._run_for_all)
costs["counting"] = cost(lambda: counting(big))
change(big)
costs["five minutes"] = cost(five_minutes)
Path(os.environ["PRM_COSTS"]).write_text(json.dumps(costs))
