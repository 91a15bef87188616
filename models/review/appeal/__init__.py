"""Appeals: a decision is looked at again by somebody else, once."""

from . import settings, appeal, person, desk, registration, events, actions, page
