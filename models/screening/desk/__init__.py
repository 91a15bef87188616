"""The conflict desk: both deals side by side, and what reviewers decide on them."""

from . import (
    conflict_decision,
    conflict_mirror,
    conflict_facts,
    registration_comparison,
    comparison,
    question,
    taken_up_again,
)
