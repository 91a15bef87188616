from . import (
    portal_account,
    portal_base,
    portal_files,
    portal_home,
    portal_program,
    portal_registration_form,
    portal_registrations,
)
