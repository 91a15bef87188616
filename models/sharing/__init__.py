"""What the vendor shows partners of its own: deals, offers, contacts."""

from . import deal, lead_facts, offer
from . import lead_facts
from . import deal
from . import note
