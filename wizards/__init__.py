from . import (
    base_partner_merge,
    mail_compose_message,
    portal_wizard_user,
    prm_partnership_add,
    prm_partnership_invite,
    prm_partnership_what_if,
    prm_portal_show,
    prm_program_move,
    prm_registration_decision,
    prm_registration_entry,
    prm_registration_qualify,
    prm_registration_qualify_proposal,
)
