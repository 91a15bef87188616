from . import test_lead_facts
from .contact import *
from .deal import *
from .note import *
from .offer import *
