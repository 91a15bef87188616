"""What employees do with the people of partners: hand over, add, find, end."""

from . import (
    contact,
    contact_places,
    crowd,
    hand_over,
    member,
    partner_opening,
    person_entry,
)
