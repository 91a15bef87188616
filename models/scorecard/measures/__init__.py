"""What scores count by themselves, one file for each measure.

A measure inherits ``prm.measure.mixin`` (one of deals ``prm.measure.deal.mixin``) and
says its code, its name, which records count, which date must lie in the term, and its
words for a change and for what is missing. Nothing else has to know of it: the choices
of parameters, the query, the window on the records and the sentences find it there.
Another addon adds a measure in the same way.
"""

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
