"""Existing deals that the vendor shares with partners, and stops sharing."""

from . import (
    registration,
    sharing,
    sharing_words,
    crm_lead_shares,
    audience,
    notification_entries,
    pipelines,
    switches,
    doubles,
)
