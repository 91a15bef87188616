"""The registration form: its fields, its choices, its acceptance, its correction."""

from . import (
    acceptance,
    answers,
    changes,
    choices,
    correction,
    entrance,
    fields,
    form,
    lookup,
    questions,
    reading,
    setting,
    visibility,
)
