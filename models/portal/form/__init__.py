"""The registration form: its fields, its choices, its acceptance, its correction."""

from . import (
    acceptance,
    changes,
    choices,
    correction,
    entrance,
    fields,
    form,
    lookup,
    visibility,
)
