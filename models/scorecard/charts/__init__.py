"""What a registration tells the count for the portal's charts."""

from . import registration_counted
