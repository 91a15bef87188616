"""Public pages of the directory; programs in public."""

from . import directory, program, programs, website
