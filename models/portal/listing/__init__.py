"""What people take from the lists of a portal: filters that they keep, and files."""

from . import export, saved_filter, saved_reader, saved_desk, saved_page
