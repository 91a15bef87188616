"""What addons share that show partners records of another app."""

from . import record, scope, listing, request, talk, telling, reply, sentences, entries
