"""The portal: its sections, forms, lists and pages, as plain values for templates."""

from . import (
    form,
    program,
    registration,
    charts,
    door,
    home_page,
    home_widgets,
    layout,
    look,
    portal,
    registration_summary,
    sections,
    upload,
    upload_field,
)
from . import setup
