"""What people keep of the lists of a portal."""

from . import saved_filter, saved_reader, saved_desk, saved_page
