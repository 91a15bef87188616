"""Measures cases in turn, so that whatever the machine does meets all of them."""

from collections.abc import Callable
from typing import NamedTuple

from bench.client import Cost
from bench.verdicts import Goal, middle, ratio, verdict
from say import Failure, detail

# Before anything counts: caches of Odoo and PostgreSQL are filled.
WARMING = 2
NONE = Goal()


class Case(NamedTuple):
    """Something that is asked again and again."""

    label: str
    ask: Callable[[], Cost]
    # The label of the case it is compared with.
    base: str = ""
    goal: Goal = NONE


class Result(NamedTuple):
    """What came of a case."""

    line: str
    label: str
    cost: Cost | None
    base: str
    ratio: float | None
    goal: str
    verdict: str


def measured(line, cases, rounds):
    """Return the results of cases, asked in turn.

    One that fails is told and has no result; the others go on without it.
    """
    costs = {case.label: [] for case in cases}
    failed = set()
    for turn in range(WARMING + rounds):
        for case in cases:
            if case.label in failed:
                continue
            try:
                cost = case.ask()
            except Failure as failure:
                detail(f"{case.label}: {failure}")
                failed.add(case.label)
            else:
                if turn >= WARMING:
                    costs[case.label].append(cost)
    found = {
        label: middle(several)
        for label, several in costs.items()
        if several and label not in failed
    }
    return [_result(line, case, found) for case in cases]


def _result(line, case, found):
    cost, base = found.get(case.label), found.get(case.base)
    return judged(line, case.label, cost, case.base, base, case.goal)


def judged(line, label, cost, base_label="", base=None, goal=NONE, times=None):
    """Return the result of a cost beside another one.

    :param times: the ratio, where it is not the one of the two costs
    """
    times = ratio(cost, base) if times is None else times
    found = verdict(goal, times, cost)
    return Result(line, label, cost, base_label, times, str(goal), found)
