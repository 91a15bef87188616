"""What jobs do for themselves, and what came of their last run."""

from . import job
