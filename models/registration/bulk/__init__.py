"""Many deals are registered at once, with a file."""

from . import (
    run,
    switches,
    columns,
    template,
    reading,
    check,
    many,
    notice,
    job,
    desk,
    layout,
    page,
)
