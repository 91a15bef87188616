"""The first days of a partner: what is still to do, and how long it took."""

from . import activation, checklist, facts, hidden, widget
