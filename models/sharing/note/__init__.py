"""What employees say to partners from a lead, and which notes they share."""

from . import (
    crm_lead_note,
    note_body,
    note_sharing,
    mail_message_note,
    talk,
)
