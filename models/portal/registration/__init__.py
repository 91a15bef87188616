"""Lists of registrations and the page of one."""

from . import (
    actions,
    deal,
    facts,
    latest,
    listing,
    list_filters,
    list_offers,
    waiting,
    exported,
    page,
    progress,
    reading,
    scope,
    sought,
    talk,
    timeline,
)
