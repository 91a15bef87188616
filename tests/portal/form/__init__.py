from . import (
    test_first_submitted,
    test_form_tours,
    test_forms,
    test_forms_draft,
    test_keep_tours,
    test_portal_correction,
    test_portal_draft,
    test_portal_form,
    test_portal_form_own,
    test_portal_form_repeat,
    test_portal_lookup,
    test_race_submissions,
)
