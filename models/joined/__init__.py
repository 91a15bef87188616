"""What addons share that show partners records of another app."""

from . import listing, talk, telling, reply
