"""Appeals: a decision is looked at again by somebody else, once."""

from . import (
    settings,
    appeal,
    on_time,
    person,
    desk,
    registration,
    events,
    job,
    actions,
    page,
)
