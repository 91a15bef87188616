"""The records, one package per concept."""

# A room is imported after those whose mixins it uses.
from . import common
from . import program
from . import people
from . import portal
from . import partnership
from . import scorecard
from . import fund
from . import enablement
from . import registration
from . import protection
from . import screening
from . import conversation
from . import lead
from . import sharing
from . import notification
from . import review
from . import terms
from . import onboarding
from . import inherited
from . import jobs

# Parts are declared after their model.
from .people import account, activity, colleagues, desk, profile
from .enablement import documents
from .sharing import contact
from .screening import match_indexes
from .portal import notification as notification_pages
from .registration import changes, bulk
from .lead import direct
from .portal import listing
from .review import appeal, promise
from .scorecard import charts
from . import application, directory
from .application import terms as application_terms
from .notification import monthly
from . import joined
from . import overview
