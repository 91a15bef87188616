"""The start page of the app: what waits, what to watch, what came of it."""

from . import activities, registration, cards, results, overview
