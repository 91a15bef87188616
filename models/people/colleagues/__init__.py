"""Colleagues: how supervisors look after the people of their own organization."""

from . import (
    invitation,
    entrance,
    link,
    notice,
    desk,
    invitation_desk,
    acceptance,
    order,
    page,
    listing,
    sections,
    events,
    member,
    partnership,
    portal,
)
