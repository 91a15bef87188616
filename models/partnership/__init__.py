"""The cooperation with one organisation: life cycle, terms, tier, notices, history."""

from . import (
    lifecycle,
    terms,
    tier_change,
    notifications,
    overview,
    files,
    partnership,
    history,
)
