"""Decisions on time: working hours, reminders, who stands in, what is late."""

from . import absence, audience, clock, job, portal, registration
