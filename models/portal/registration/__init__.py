"""Lists of registrations and the page of one."""

from . import (
    actions,
    deal,
    facts,
    listing,
    exported,
    page,
    progress,
    scope,
    talk,
    timeline,
)
