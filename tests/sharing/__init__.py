from . import test_lead_facts
from .offer import *

from .contact import *
