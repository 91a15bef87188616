"""What people take from the lists of a portal: filters that they keep, and files."""

from . import export, saved_filter, saved_reader, saved_desk, saved_page
"""What the lists of the portal have in common: dates, exports, what people keep."""

from . import dates, export, saved_filter, saved_reader, saved_desk, saved_page
