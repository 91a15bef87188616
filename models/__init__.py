"""The records, one package per concept."""

# A room is imported after those whose mixins it uses.
from . import common
from . import program
from . import screening
from . import conversation
from . import scorecard
from . import fund
from . import enablement
from . import portal
from . import partnership
from . import registration
from . import lead
from . import people
from . import inherited

# Parts are declared after their model.
from .partnership import registering
from .registration import form_view
from .registration import portal_doors
from .registration import submission
from .screening import registration_screening
from .conversation import told
from .screening import match_indexes
