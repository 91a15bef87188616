"""What the vendor shows partners of its own: deals, offers, contacts."""

from . import lead_facts
from . import deal
from . import note
