"""What addons share that show partners records of another app."""

from . import record, scope, listing, request, desk, talk, telling, reply, dialog
from . import sentences, entries, leaving
