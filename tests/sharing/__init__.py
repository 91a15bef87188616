from . import test_lead_facts, test_sharing_addresses
from .contact import *
from .deal import *
from .note import *
from .offer import *
