# Both runners, Odoo's and pytest, find the tests of each room.
from .access import *
from .backend import *
from .conversation import *
from .enablement import *
from .fund import *
from .house import *
from .lead import *
from .partnership import *
from .people import *
from .policy import *
from .portal import *
from .program import *
from .registration import *
from .scorecard import *
from .screening import *
from .security import *
from .upgrade import *
