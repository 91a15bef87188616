"""More than one machine, on this one: two servers, a primary, a replica, a proxy."""
