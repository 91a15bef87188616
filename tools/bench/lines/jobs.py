"""The jobs of the scores, beside the queries that they cannot do without."""

import json
import os

import odoo_cli
from bench import servers
from bench.client import Cost
from bench.measuring import judged
from bench.verdicts import Goal
from places import GENERATED, TOOLS

# The same run measures both lines, and changes the database too much for others.
LIMIT_SECONDS = 30


def recompute(world):
    """Measure the scores of all partnerships, the first time and again."""
    costs = _costs(world)
    goal = Goal(3.0, seconds=LIMIT_SECONDS)
    return [
        judged("recompute", "queries of the figures", costs["figures"]),
        judged(
            "recompute",
            f"first run, {costs['first mails']} mails",
            costs["first"],
            "queries of the figures",
            costs["figures"],
            goal,
        ),
        judged("recompute", "queries of the figures, again", costs["figures again"]),
        judged(
            "recompute",
            f"a run that changes nothing, {costs['again mails']} mails",
            costs["again"],
            "queries of the figures, again",
            costs["figures again"],
            goal,
        ),
    ]


def job(world):
    """Measure what the five-minute job does after one change of the biggest partner."""
    costs = _costs(world)
    alone = "its deals counted"
    return [
        judged("job", alone, costs["counting"]),
        judged(
            *("job", "after one change", costs["five minutes"]),
            *(alone, costs["counting"], Goal(2.0)),
        ),
    ]


def _costs(world):
    """Return what the pieces cost, measured once in a run."""
    if "jobs" not in world.kept:
        name = world.database("large")
        world.spoiled.add("large")
        file = GENERATED / f"bench-jobs-{os.getpid()}.json"
        odoo_cli.execute(
            name,
            TOOLS / "bench" / "shell_jobs.py",
            addons=servers.addons_folder(),
            variables={"PRM_COSTS": str(file)},
        )
        told = json.loads(file.read_text())
        file.unlink()
        world.kept["jobs"] = {
            **{f"{key} mails": one.pop("mails") for key, one in told.items()},
            **{key: Cost(**one, size=0) for key, one in told.items()},
        }
    return world.kept["jobs"]
