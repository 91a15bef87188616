"""The monthly summary: what moved, for each member in the own scope."""

from . import events, member, figures, summary
