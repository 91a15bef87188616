"""What scores count by themselves, one file for each measure."""

from . import (
    measure_mixin,
    registry,
    counted_deal,
    deal_mixin,
    won_mixin,
    registrations,
    leads,
    won_count,
    won_amount,
    certified_employees,
    marketing_activities,
    trainings,
)
