from . import test_lead_facts
from .deal import *
from .note import *
