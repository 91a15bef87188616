"""Terms of a program: published in versions, accepted by its partners."""

from . import (
    program,
    terms,
    publication,
    acceptance,
    partnership,
    desk,
    entrance,
    events,
    words,
    page,
)
