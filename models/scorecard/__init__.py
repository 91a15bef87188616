"""What a partnership has reached: figures, points, what is missing, stored values."""

from . import (
    value_labels,
    figures,
    job,
    what_if,
    gap,
    cause,
    result,
    value_rows,
    scorecard,
    sources,
    value,
)
