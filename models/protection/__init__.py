"""How long a deal is the partner's: its days, more of them, and what it lives on."""

from . import (
    settings,
    protection,
    cap,
    reminder,
    extension,
    extension_words,
    extension_desk,
    progress,
    question,
    silence,
    answer,
    answer_link,
    events,
    actions,
    page,
)
