"""Lists of registrations and the page of one."""

from . import (
    facts,
    listing,
    page,
    progress,
    scope,
    talk,
    timeline,
)
