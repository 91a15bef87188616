"""One visit of a page."""

from . import links, visiting
