"""What employees do with the people of partners: hand over, add, find, end."""

from . import hand_over
