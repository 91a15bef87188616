from . import (
    error_pages,
    exports,
    no_database,
    portal_account,
    portal_base,
    portal_files,
    portal_home,
    portal_preview,
    portal_program,
    portal_registration_form,
    portal_registrations,
)
