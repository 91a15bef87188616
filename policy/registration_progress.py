"""The way of a registration as a row of steps: only what happened is done.

>>> began = [("draft", "submitted")]
>>> steps("registered", "submitted", began)
[('submitted', 'done'), ('review', 'current'), ('approved', 'todo'), ('won', 'todo')]

What ended, ends with its own word, and nothing follows:

>>> steps("registered", "cancelled", [*began, ("submitted", "cancelled")])
[('submitted', 'done'), ('cancelled', 'ended')]
>>> approved = [*began, ("submitted", "approved")]
>>> steps("registered", "approved", approved, Pipeline("lost"))
[('submitted', 'done'), ('review', 'done'), ('approved', 'done'), ('lost', 'ended')]

An open deal stands in its stage. Stages before it are done where they are known to
have happened, and otherwise passed: a deal may jump over a stage.

>>> pipeline = Pipeline("open", stages=(7, 8, 9, 10), stage=9, known={7}, won={10})
>>> steps("registered", "approved", approved, pipeline)[3:]
[(7, 'done'), (8, 'passed'), (9, 'current'), (10, 'todo')]
>>> steps("registered", "approved", approved, Pipeline("open"))[2:]
[('approved', 'current'), ('won', 'todo')]
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from .registration_moves import MOVES, UNDECIDED

# Origin → the steps before the pipeline.
BEGINNINGS = {
    "registered": ("submitted", "review", "approved"),
    "shared": ("shared",),
    "offered": ("offered", "approved"),
}
ENDED_STATES = frozenset({"rejected", "withdrawn", "cancelled", "expired"})
# Into these states a registration gets by somebody looking at it.
_REVIEWED = frozenset({"in_review", "action_required", "approved", "rejected"})

Move = tuple[str, str]
Step = tuple[str | int, str]


class Pipeline(NamedTuple):
    """What is known of the opportunity.

    ``outcome``: open, won, lost or ""; ``stages``: ids of the pipeline's stages in
    their order; ``stage``: where it is; ``known``: stages that it certainly was in;
    ``won``: stages that mean a win.
    """

    outcome: str = ""
    stages: tuple[int, ...] = ()
    stage: int = 0
    known: Collection[int] = ()
    won: Collection[int] = ()


NO_DEAL = Pipeline()


def ending(state: str, outcome: str = "") -> str:
    """Return how it ended: won, lost or the closed state; "" while it goes on.

    >>> ending("approved", "lost"), ending("withdrawn"), ending("approved", "open")
    ('lost', 'withdrawn', '')
    """
    if state in ENDED_STATES:
        return state
    return outcome if state == "approved" and outcome in ("won", "lost") else ""


def reached(origin: str, moves: Iterable[Move]) -> frozenset[str]:
    """Return the steps that were reached since the last reopening.

    >>> moves = [("draft", "submitted"), ("submitted", "approved")]
    >>> moves += [("approved", "cancelled"), ("cancelled", "in_review")]
    >>> sorted(reached("registered", moves))
    ['review', 'submitted']
    """
    steps = {BEGINNINGS[origin][0]} if origin != "registered" else set()
    for old, new in moves:
        if "administrator" in MOVES.get((old, new), ()):
            steps -= {"review", "approved"}
        if new == "submitted":
            steps.add("submitted")
        if new in _REVIEWED and old != "offered":
            steps.add("review")
        if new == "approved":
            steps.add("approved")
    return frozenset(steps)


def steps(
    origin: str, state: str, moves: Iterable[Move], pipeline: Pipeline = NO_DEAL
) -> list[Step]:
    """Return (step, how it stands) in order; ids of stages stand for stages.

    How: ``done``, ``passed``, ``current``, ``todo`` or ``ended``.
    """
    beginning = _beginning(origin, state)
    done = reached(origin, moves)
    if end := ending(state, pipeline.outcome):
        seen = [step for step in beginning if step in done]
        seen += _seen_stages(pipeline, end)
        how = "done" if end == "won" else "ended"
        return [*((step, "done") for step in seen), (end, how)]
    stages = pipeline.stages if pipeline.stage in pipeline.stages else ()
    current = _current(beginning, state, pipeline.stage if stages else 0)
    row = [(step, _how(step, current, done)) for step in beginning]
    row += _stage_steps(pipeline, stages)
    if not set(stages) & set(pipeline.won):
        row.append(("won", "todo"))
    return row


def _beginning(origin: str, state: str) -> tuple[str, ...]:
    """Return the first steps; what was shared and is reopened is reviewed as well."""
    beginning = BEGINNINGS[origin]
    if state not in UNDECIDED or "review" in beginning:
        return beginning
    return (beginning[0], "review", "approved")


def _current(beginning: tuple[str, ...], state: str, stage: int) -> str | int:
    if stage:
        return stage
    if state in UNDECIDED:
        return "review"
    return beginning[-1] if state == "approved" else beginning[0]


def _how(step: str, current: str | int, done: Collection[str]) -> str:
    if step == current:
        return "current"
    return "done" if step in done else "todo"


def _seen_stages(pipeline: Pipeline, end: str) -> list[int]:
    """Return the stages that an ended deal was in; its win is a step of its own."""
    seen = set(pipeline.known)
    if end == "lost":
        seen.add(pipeline.stage)
    return [s for s in pipeline.stages if s in seen and s not in pipeline.won]


def _stage_steps(pipeline: Pipeline, stages: tuple[int, ...]) -> list[Step]:
    """Return the steps of an open deal's pipeline."""
    if not stages:
        return []
    place = stages.index(pipeline.stage)
    before = [(s, "done" if s in pipeline.known else "passed") for s in stages[:place]]
    after = [(stage, "todo") for stage in stages[place + 1 :]]
    return [*before, (pipeline.stage, "current"), *after]
