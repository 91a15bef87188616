"""What a deal in CRM knows of partners."""

from . import (
    crm_lead,
    crm_lead_registrations,
    crm_lead_answer,
    crm_lost_reason,
    crm_lead_confirm,
    confirm_desk,
    crm_lead_money,
    crm_lead_protection,
)
