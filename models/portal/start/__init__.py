"""The first steps of who sets up a portal."""

from . import checklist, first_step
