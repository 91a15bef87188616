"""What people of partners did on which day, in numbers."""

from . import (
    activity,
    member_day,
    again,
    figures,
    figures_mixin,
    member_activity,
    partnership_activity,
    partner_activity,
    registration_activity,
    settings,
)
