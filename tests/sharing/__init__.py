from . import test_lead_facts, test_new_addresses
from .contact import *
from .deal import *
from .note import *
from .offer import *
