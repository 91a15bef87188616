"""Colleagues: how supervisors look after the people of their own organization."""

from . import (
    invitation,
    entrance,
    link,
    notice,
    desk,
    invitation_desk,
    acceptance,
    page,
    sections,
    events,
    member,
    partnership,
    portal,
)
