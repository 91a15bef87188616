"""How a company becomes a partner: it applies on a public page, employees decide."""

from . import (
    portal,
    visitor_limit,
    questions,
    fields,
    application,
    screening,
    known,
    link,
    mailing,
    notice,
    entrance,
    answer,
    page,
    desk,
    acceptance,
    job,
)
