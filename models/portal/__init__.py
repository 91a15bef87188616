"""The portal: its sections, forms, lists and pages, as plain values for templates."""

from . import (
    form,
    program,
    registration,
    registration_choices,
    registration_form,
    charts,
    home_page,
    layout,
    portal,
    registration_summary,
    sections,
    upload,
)
