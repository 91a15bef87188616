"""What people of partners did on which day, in numbers."""

from . import (
    activity,
    member_activity,
    member_day,
)
