"""What people of a partner see and change of themselves and their organisation."""

from . import (
    fields,
    change,
    notice,
    desk,
    approval,
    page,
    layout,
    partnership,
)
