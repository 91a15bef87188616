"""The portal: its sections, forms, lists and pages, as plain values for templates."""

from . import (
    form,
    program,
    registration,
    blocks,
    charts,
    door,
    home_page,
    home_widgets,
    layout,
    look,
    portal,
    registration_summary,
    section_mask_mixin,
    sections,
    switches,
    upload,
    upload_field,
)
from . import setup, start, visit
