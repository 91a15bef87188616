from . import test_lead_facts
from .contact import *
from .deal import *
from .offer import *
from .note import *
