from . import test_lead_facts
from .contact import *
