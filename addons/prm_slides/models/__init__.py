"""Courses: what certificate each gives, who passed it, where partners find it."""

from . import attempt, certificate, course, passing, ways
