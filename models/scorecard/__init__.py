"""What a partnership has reached: figures, points, what is missing, stored values."""

from . import (
    measures,
    value,
    value_labels,
    scorecard,
    values,
    cause,
    gap,
    gap_text,
    what_if,
    recount,
    job,
    # Parts of the partnership.
    partnership_score,
    partnership_scorecard,
    partnership_count,
)
