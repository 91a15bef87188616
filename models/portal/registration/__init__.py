"""Lists of registrations and the page of one."""

from . import (
    listing,
    page,
    progress,
)
