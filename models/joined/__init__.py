from . import listing, talk, telling
