"""The ledger of promises: how decisions were made, counted from the log of moves."""

from . import settings, transition, decision, figures, job, promise, page
