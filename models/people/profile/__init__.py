"""What people of a partner see and change of themselves and their organization."""

from . import (
    fields,
    change,
    notice,
    desk,
    approval,
    page,
    layout,
    partnership,
    log_in,
)
