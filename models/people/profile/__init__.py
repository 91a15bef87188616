"""What people of a partner see and change of themselves and their organisation."""

from . import (
    messages,
    fields,
    change,
    notice,
    desk,
    approval,
    page,
    layout,
    partnership,
)
