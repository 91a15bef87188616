"""The registration form: its fields, its choices, its acceptance, its correction."""

from . import (
    fields,
)
