"""The directory: entries, what of them is public, inquiries; programs in public."""

from . import (
    desk,
    directory,
    entry,
    form,
    inquiry,
    portal,
    program,
    programs,
    registries,
)
