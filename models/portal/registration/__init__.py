"""Lists of registrations and the page of one."""

from . import (
    actions,
    deal,
    facts,
    listing,
    list_offers,
    exported,
    page,
    progress,
    scope,
    talk,
    timeline,
)
