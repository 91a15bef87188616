"""Lists of registrations and the page of one."""

from . import (
    deal,
    facts,
    listing,
    page,
    progress,
    scope,
    talk,
    timeline,
)
