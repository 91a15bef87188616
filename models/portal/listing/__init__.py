"""What the lists of the portal have in common."""

from . import (
    dates,
)
