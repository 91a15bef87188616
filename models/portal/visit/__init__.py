"""One visit of a page."""

from . import language, links, visiting
