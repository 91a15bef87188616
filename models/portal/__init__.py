"""The portal: its sections, forms, lists and pages, as plain values for templates."""

from . import (
    form,
    program_certificates,
    program_lists,
    program_page,
    registration_page,
    registration_list,
    charts,
    home_page,
    portal,
    registration_progress,
    registration_summary,
    upload,
)
