"""What the lists of the portal have in common: dates, exports, what people keep."""

from . import dates, export, saved_filter, saved_reader, saved_desk, saved_page
