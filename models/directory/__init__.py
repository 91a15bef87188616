"""The directory of partners: entries that they agree to, and what visitors ask them.

What is public, and how it looks, belongs to the addon that brings public pages.
"""

from . import directory, entry, form, desk, inquiry, settings, portal_entries
