"""What employees do with the people of partners: hand over, add, find, end."""

from . import (
    contact,
    contact_places,
    crowd,
    hand_over,
    hand_over_notice,
    member,
    partner_opening,
    person_entry,
)
