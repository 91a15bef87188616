"""What the vendor shows partners of its own: deals, offers, contacts."""

from . import deal, lead_facts, note, offer
