from . import portal_quotes
