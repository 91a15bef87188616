"""The cooperation with one organization: life cycle, terms, tier, notices, history."""

from . import (
    partnership,
    # Its parts: a part stands below those whose names it uses.
    people,
    notifications,
    files,
    terms,
    beginning,
    tier_change,
    tier_decision,
    renewal,
    lifecycle,
    overview,
    # Services and other records.
    sentences,
    tier_watch,
    term_job,
    history,
    term,
)
